package com.acme.paths;

import com.acme.OwnLock;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Graphs with more than one lock, which the agent tells apart, or takes for one. */
@SuppressWarnings("UnusedVariable") // serialization reads the fields
public final class WritesManyLocks {
    static final class Node implements Serializable {
        final Node next;
        final ReentrantLock lock = new ReentrantLock();

        Node(Node next) {
            this.next = next;
        }
    }

    static final class Tree implements Serializable {
        final ReentrantLock lock = new ReentrantLock();
        final List<Tree> children = new ArrayList<>();

        Tree(int depth) {
            for (int i = 0; i < 2 && depth > 0; i++) {
                children.add(new Tree(depth - 1));
            }
        }
    }

    /** The argument says which. */
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "patterns" -> patterns();
            case "parts" -> parts();
            case "owned" -> owned();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.out.println("written");
    }

    private static void patterns() throws IOException {
        write(new Node(new Node(new Node(new Node(null)))));
        write(new Tree(3));
        write(new HashMap<>(Map.of("a", new Guarded(), "b", new Guarded())));
        write(new TreeMap<>(Map.of(new Guarded(), "v")));
        write(new HashSet<>(List.of(new Guarded(), new Guarded(), new Guarded())));
        write(new Object[][] {{new Guarded()}, {"a", new Guarded()}});
        Guarded captured = new Guarded();
        write((Runnable & Serializable) () -> captured.lock.lock());
    }

    private static void parts() throws IOException {
        ReentrantLock lock = new ReentrantLock();
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        write(new Box(readWrite));
        write(List.of(readWrite.readLock(), readWrite.writeLock(), readWrite));
        write(new Object[] {lock, lock.newCondition(), lock.newCondition()});
        write(new ArrayList<>(List.of(lock.newCondition(), lock)));
        write(Map.of("k", new OwnLock()));
    }

    private static void owned() throws IOException {
        write(new ConcurrentHashMap<>(Map.of("a", "b")));
        write(ConcurrentHashMap.newKeySet());
        write(new ArrayBlockingQueue<>(1));
        write(new LinkedBlockingQueue<>(List.of("a")));
        write(new LinkedBlockingDeque<>(List.of("a")));
        write(new PriorityBlockingQueue<>(List.of("a")));
        write(new SynchronousQueue<>());
        write(new SynchronousQueue<>(true));
        write(new CopyOnWriteArrayList<>(List.of("a")));
        write(java.util.Collections.synchronizedMap(new HashMap<>()));
        write(java.util.Collections.synchronizedList(new ArrayList<>()));
        write(new Guarded()); // there is no summary without a finding
    }

    private static void write(Object root) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(root);
        }
    }
}
