package dev.stowaway.scan;

/** What the {@code writeObject} of a JDK collection writes behind its fields. */
enum Layout {
    /** Anything: not a collection that is known. */
    UNKNOWN,
    ELEMENTS,
    COMPARATOR_AND_ELEMENTS,
    /** Keys and values in turn. */
    PAIRS,
    /** The serialization proxy of the immutable collections: elements or pairs, by its tag. */
    SERIAL_PROXY;

    static Layout of(String className) {
        return switch (className) {
            case "java.util.ArrayList",
                    "java.util.LinkedList",
                    "java.util.ArrayDeque",
                    "java.util.PriorityQueue",
                    "java.util.HashSet",
                    "java.util.concurrent.CopyOnWriteArrayList",
                    "java.util.concurrent.ConcurrentLinkedQueue",
                    "java.util.concurrent.ConcurrentLinkedDeque",
                    "java.util.concurrent.LinkedBlockingQueue",
                    "java.util.concurrent.LinkedBlockingDeque",
                    "java.util.concurrent.LinkedTransferQueue" -> ELEMENTS;
            case "java.util.TreeSet" -> COMPARATOR_AND_ELEMENTS;
            case "java.util.HashMap",
                    "java.util.Hashtable",
                    "java.util.TreeMap",
                    "java.util.IdentityHashMap",
                    "java.util.EnumMap",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.concurrent.ConcurrentSkipListMap" -> PAIRS;
            case "java.util.CollSer" -> SERIAL_PROXY;
            default -> UNKNOWN;
        };
    }
}
