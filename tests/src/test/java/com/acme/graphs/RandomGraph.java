package com.acme.graphs;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Makes a graph from a seed: nested, shared, now and then with a cycle, and with a lock here and there. */
final class RandomGraph {
    private static final int DEEPEST = 7;
    private static final int MOST_OBJECTS = 60;

    final Random random;
    private final RandomCollections collections = new RandomCollections(this);
    private final List<Object> made = new ArrayList<>();

    private RandomGraph(long seed) {
        random = new Random(seed);
    }

    static Object of(long seed) {
        RandomGraph graph = new RandomGraph(seed);
        return graph.composite(1 + graph.random.nextInt(DEEPEST));
    }

    static boolean isLock(Object object) {
        return object instanceof ReentrantLock
                || object instanceof ReentrantReadWriteLock
                || object instanceof StampedLock
                || object instanceof Semaphore;
    }

    /** Anything, null too. */
    Object any(int depth) {
        return random.nextInt(15) == 0 ? null : some(depth);
    }

    /** Anything but null. */
    Object some(int depth) {
        if (!made.isEmpty() && random.nextInt(12) == 0) {
            return made.get(random.nextInt(made.size()));
        }
        return depth <= 0 || made.size() > MOST_OBJECTS ? leaf() : composite(depth - 1);
    }

    /** What may be a key or in a set: its hash code is its identity. */
    Nodes.Box box(int depth) {
        return new Nodes.Box(any(depth));
    }

    private Object leaf() {
        return switch (random.nextInt(9)) {
            case 0 -> "text" + random.nextInt(100);
            case 1 -> random.nextInt(100);
            case 2 -> Thread.State.BLOCKED;
            case 3 -> String.class;
            case 4 -> new Semaphore(1);
            case 5 -> new StampedLock();
            case 6 -> new ReentrantReadWriteLock();
            default -> new ReentrantLock();
        };
    }

    private Object composite(int depth) {
        Object object = random.nextInt(3) == 0 ? node(depth) : collections.one(depth);
        made.add(object);
        return object;
    }

    private Object node(int depth) {
        return switch (random.nextInt(14)) {
            case 0 -> box(depth);
            case 1 -> cycle(depth);
            case 2 -> new Nodes.DerivedBox(any(depth), any(depth), any(depth));
            case 3 -> new Nodes.Pair(any(depth), any(depth));
            case 4 -> new Nodes.Putting(any(depth), any(depth));
            case 5 -> new Nodes.Computing(any(depth), any(depth));
            case 6 -> new Nodes.WithTransient(any(depth));
            case 7 -> new Nodes.External(any(depth), any(depth));
            case 8 -> new Nodes.Replaced(random.nextInt(4) == 0 ? new ReentrantLock() : box(depth));
            case 9 -> proxy(depth);
            case 10 -> Nodes.lambda(any(depth), 3, any(depth));
            case 11 -> new AtomicReference<>(any(depth));
            case 12 -> new Object[] {any(depth), any(depth), any(depth)};
            default -> new Object[][] {null, {any(depth)}, {any(depth), any(depth)}};
        };
    }

    private Object cycle(int depth) {
        Nodes.Box upper = new Nodes.Box(null);
        made.add(upper);
        upper.content = new ArrayList<>(Collections.singletonList(any(depth)));
        return upper;
    }

    private Object proxy(int depth) {
        return Proxy.newProxyInstance(
                Nodes.class.getClassLoader(), new Class<?>[] {Nodes.Task.class}, new Nodes.Handler(any(depth)));
    }
}
