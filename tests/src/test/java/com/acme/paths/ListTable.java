package com.acme.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Lists, queues and deques: elements by their position. */
@SuppressWarnings({"JdkObsolete", "UnusedVariable", "ComparableAndComparator"
}) // the old collections are collections too
final class ListTable extends Table {
    static final class Named extends ArrayList<Object> {
        private final Object owner;

        Named(Object owner) {
            this.owner = owner;
        }
    }

    static final class OwnQueue extends ArrayDeque<Object> {
        private final ReentrantLock lock = new ReentrantLock();
    }

    /** All of them equal; it has a lock of its own. */
    static final class Ordering extends Guarded implements Comparator<Object> {
        @Override
        public int compare(Object a, Object b) {
            return 0;
        }
    }

    @Override
    void fill() {
        elements("ArrayList", new ArrayList<>());
        elements("LinkedList", new LinkedList<>());
        elements("Vector", new Vector<>());
        elements("Stack", new Stack<>());
        elements("ArrayDeque", new ArrayDeque<>());
        elements("PriorityQueue", new PriorityQueue<>(new Indifferent()));
        elements("CopyOnWriteArrayList", new CopyOnWriteArrayList<>());
        elements("ConcurrentLinkedQueue", new ConcurrentLinkedQueue<>());
        elements("ConcurrentLinkedDeque", new ConcurrentLinkedDeque<>());
        elements("LinkedBlockingQueue", new LinkedBlockingQueue<>());
        elements("LinkedBlockingDeque", new LinkedBlockingDeque<>());
        elements("ArrayBlockingQueue", new ArrayBlockingQueue<>(5));
        elements("PriorityBlockingQueue", new PriorityBlockingQueue<>(5, new Indifferent()));
        elements("LinkedTransferQueue", new LinkedTransferQueue<>());
        wrappedAround();
        withHolesAndNulls();
        comparators();
        subclasses();
        row("Arrays.ArrayList[1].lock", Arrays.asList("a", new Guarded()));
        row("Arrays.ArrayList[1][0].lock", Arrays.asList("a", new Guarded[] {new Guarded()}));
        row("ArrayList[0][0][1].lock", listOf(listOf(listOf("a", new Guarded()))));
        row("ArrayList[0][1].lock", listOf((Object) new Object[] {"a", new Guarded()}));
        row("ArrayList[1]", listOf("a", new ReentrantLock()));
    }

    /** All of them equal, without a lock of its own. */
    static final class Indifferent implements Comparator<Object>, java.io.Serializable {
        @Override
        public int compare(Object a, Object b) {
            return 0;
        }
    }

    private void elements(String type, Collection<Object> empty) {
        Guarded guarded = new Guarded();
        empty.addAll(List.of("a", "b", guarded, new Guarded()));
        row(type + "[2].lock", empty);
        row("Box.content[2].lock", new Box(empty));
        row(type + "[2].lock", empty); // another stream, the same positions
    }

    /** Head and tail have passed the end of the array. */
    private void wrappedAround() {
        Queue<Object> blocking = new ArrayBlockingQueue<>(4);
        Deque<Object> deque = new ArrayDeque<>(4);
        for (Queue<Object> queue : List.of(blocking, deque)) {
            for (int i = 0; i < 3; i++) {
                queue.add("gone");
            }
            for (int i = 0; i < 3; i++) {
                queue.remove();
            }
            queue.addAll(List.of("a", "b", new Guarded()));
        }
        row("ArrayBlockingQueue[2].lock", blocking);
        row("ArrayDeque[2].lock", deque);
        Deque<Object> backwards = new ArrayDeque<>();
        backwards.addFirst(new Guarded());
        backwards.addFirst("a");
        row("ArrayDeque[1].lock", backwards);
    }

    private void withHolesAndNulls() {
        LinkedList<Object> nulls = new LinkedList<>(Arrays.asList(null, null, new Guarded()));
        row("LinkedList[2].lock", nulls);
        row("ArrayList[2].lock", new ArrayList<>(nulls));
        row("CopyOnWriteArrayList[2].lock", new CopyOnWriteArrayList<>(nulls));
        Queue<Object> removed = new ConcurrentLinkedQueue<>(List.of("gone", "a", "gone", new Guarded()));
        removed.removeIf("gone"::equals);
        row("ConcurrentLinkedQueue[1].lock", removed);
        Deque<Object> taken = new ConcurrentLinkedDeque<>(List.of("gone", "a", "gone", new Guarded(), "gone"));
        taken.removeIf("gone"::equals);
        row("ConcurrentLinkedDeque[1].lock", taken);
        Queue<Object> transferred = new LinkedTransferQueue<>(List.of("gone", "a", "gone", new Guarded()));
        transferred.poll();
        transferred.remove("gone");
        row("LinkedTransferQueue[1].lock", transferred);
        Guarded twice = new Guarded();
        row("ArrayList[1].lock", listOf("a", twice, twice));
    }

    private void comparators() {
        row("PriorityQueue.comparator.lock", new PriorityQueue<>(new Ordering()));
        row("PriorityBlockingQueue.comparator.lock", new PriorityBlockingQueue<>(5, new Ordering()));
    }

    private void subclasses() {
        row("ListTable.Named.owner", new Named(new ReentrantLock()));
        Named named = new Named("nobody");
        named.addAll(List.of("a", new Guarded()));
        row("ListTable.Named[1].lock", named);
        row("Box.content[1].lock", new Box(named));
        Named both = new Named(new Guarded());
        both.add(both.owner);
        row("ListTable.Named[0].lock", both); // the part of the superclass is written first
        row("ListTable.OwnQueue.lock", new OwnQueue());
        OwnQueue queue = new OwnQueue();
        queue.addAll(List.of("a", new Guarded()));
        row("ListTable.OwnQueue[1].lock", queue);
        row("ListTable$1[0].lock", anonymous());
    }

    private static List<Object> anonymous() {
        List<Object> list = new ArrayList<>() {};
        list.add(new Guarded());
        return list;
    }

    static List<Object> listOf(Object... elements) {
        return new ArrayList<>(Arrays.asList(elements));
    }
}
