package dev.stowaway.scan;

/** How users see a collection of the JDK: what its elements are named by. */
enum Gathering {
    /** Not a collection. */
    NONE,
    MAP,
    /** A list, queue or deque: by position. */
    SEQUENCE,
    SET,
    /** A collection that promises neither positions nor uniqueness. */
    BAG;

    /** By the names that the collections of {@code java.util} bear. */
    static Gathering of(String className) {
        if (!className.startsWith("java.util.")) {
            return NONE;
        }
        String name = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        if (name.equals("CollSer") || name.equals("CollectionView") || name.equals("ValuesView")) {
            return BAG;
        }
        if (name.endsWith("Set")
                || name.equals("SetFromMap")
                || name.equals("KeySetView")
                || name.equals("EntrySetView")) {
            return SET;
        }
        if (name.endsWith("Map") || name.equals("Hashtable") || name.equals("Properties")) {
            return MAP;
        }
        if (name.endsWith("List")
                || name.endsWith("Queue")
                || name.endsWith("Deque")
                || name.equals("Vector")
                || name.equals("Stack")) {
            return SEQUENCE;
        }
        return name.endsWith("Collection") ? BAG : NONE;
    }
}
