package com.acme.graphs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;

/** The collections of a random graph. */
@SuppressWarnings("JdkObsolete") // the old collections are collections too
final class RandomCollections {
    private static final int LARGEST = 4;

    private final RandomGraph graph;

    RandomCollections(RandomGraph graph) {
        this.graph = graph;
    }

    Object one(int depth) {
        return switch (graph.random.nextInt(6)) {
            case 0 -> list(depth);
            case 1 -> queue(depth);
            case 2 -> set(depth);
            case 3 -> map(depth);
            case 4 -> wrapped(depth);
            default -> immutable(depth);
        };
    }

    private Object list(int depth) {
        List<Object> elements = elements(depth);
        return switch (graph.random.nextInt(5)) {
            case 0 -> elements;
            case 1 -> new LinkedList<>(elements);
            case 2 -> new Vector<>(elements);
            case 3 -> new CopyOnWriteArrayList<>(elements);
            default -> Arrays.asList(elements.toArray());
        };
    }

    private Queue<Object> queue(int depth) {
        List<Object> elements = elements(depth);
        elements.removeIf(element -> element == null);
        return switch (graph.random.nextInt(7)) {
            case 0 -> new ArrayDeque<>(elements);
            case 1 -> new ConcurrentLinkedQueue<>(elements);
            case 2 -> new ConcurrentLinkedDeque<>(elements);
            case 3 -> new LinkedBlockingQueue<>(elements);
            case 4 -> new LinkedBlockingDeque<>(elements);
            case 5 -> new LinkedTransferQueue<>(elements);
            default -> wrappedAround(elements);
        };
    }

    /** Starts anywhere in its array. */
    private Queue<Object> wrappedAround(Collection<Object> elements) {
        Queue<Object> queue = new ArrayBlockingQueue<>(LARGEST + 1);
        for (int i = graph.random.nextInt(LARGEST); i > 0; i--) {
            queue.add("gone");
            queue.remove();
        }
        queue.addAll(elements);
        return queue;
    }

    private Object set(int depth) {
        Set<Object> set =
                switch (graph.random.nextInt(7)) {
                    case 0 -> new HashSet<>();
                    case 1 -> new LinkedHashSet<>();
                    case 2 -> new TreeSet<>();
                    case 3 -> new ConcurrentSkipListSet<>();
                    case 4 -> new CopyOnWriteArraySet<>();
                    case 5 -> ConcurrentHashMap.newKeySet();
                    default -> Collections.newSetFromMap(new IdentityHashMap<>());
                };
        for (int i = size(); i > 0; i--) {
            set.add(graph.box(depth));
        }
        return set;
    }

    private Object map(int depth) {
        if (graph.random.nextInt(8) == 0) {
            Map<TimeUnit, Object> map = new EnumMap<>(TimeUnit.class);
            map.put(size() == 0 ? TimeUnit.NANOSECONDS : TimeUnit.HOURS, graph.any(depth));
            map.put(TimeUnit.DAYS, graph.any(depth));
            return map;
        }
        Map<Object, Object> map =
                switch (graph.random.nextInt(8)) {
                    case 0 -> new HashMap<>();
                    case 1 -> new LinkedHashMap<>(16, 0.75f, true);
                    case 2 -> new TreeMap<>();
                    case 3 -> new Hashtable<>();
                    case 4 -> new Properties();
                    case 5 -> new ConcurrentHashMap<>();
                    case 6 -> new ConcurrentSkipListMap<>();
                    default -> new IdentityHashMap<>();
                };
        return filled(map, depth);
    }

    private <M extends Map<Object, Object>> M filled(M map, int depth) {
        int kind = graph.random.nextInt(3);
        for (int i = size(); i > 0; i--) {
            Object key =
                    switch (kind) {
                        case 0 -> "k" + i;
                        case 1 -> i;
                        default -> graph.box(depth);
                    };
            map.put(key, graph.some(depth));
        }
        return map;
    }

    private Object wrapped(int depth) {
        return switch (graph.random.nextInt(9)) {
            case 0 -> Collections.unmodifiableList(elements(depth));
            case 1 -> Collections.synchronizedList(new LinkedList<>(elements(depth)));
            case 2 -> Collections.checkedList(elements(depth), Object.class);
            case 3 -> Collections.unmodifiableMap(filled(new HashMap<>(), depth));
            case 4 -> Collections.synchronizedMap(Collections.unmodifiableMap(filled(new TreeMap<>(), depth)));
            case 5 -> Collections.unmodifiableCollection(List.of(graph.some(depth)));
            case 6 -> Collections.unmodifiableSet(Set.of(graph.box(depth)));
            case 7 -> Collections.asLifoQueue(new ArrayDeque<>(List.of(graph.some(depth), graph.some(depth))));
            default -> Collections.nCopies(2, graph.any(depth));
        };
    }

    private Object immutable(int depth) {
        return switch (graph.random.nextInt(8)) {
            case 0 -> List.of(graph.some(depth));
            case 1 -> List.of(graph.some(depth), graph.some(depth), graph.some(depth));
            case 2 -> Set.of(graph.box(depth));
            case 3 -> Set.copyOf(boxes(depth));
            case 4 -> Map.of("k", graph.some(depth));
            case 5 -> Map.copyOf(filled(new HashMap<>(), depth));
            case 6 -> Collections.singletonMap(graph.box(depth), graph.any(depth));
            default -> Collections.singletonList(graph.any(depth));
        };
    }

    private Set<Object> boxes(int depth) {
        Set<Object> boxes = new LinkedHashSet<>();
        for (int i = LARGEST; i > 0; i--) {
            boxes.add(graph.box(depth));
        }
        return boxes;
    }

    private List<Object> elements(int depth) {
        List<Object> elements = new ArrayList<>();
        for (int i = size(); i > 0; i--) {
            elements.add(graph.any(depth));
        }
        return elements;
    }

    private int size() {
        return graph.random.nextInt(LARGEST);
    }
}
