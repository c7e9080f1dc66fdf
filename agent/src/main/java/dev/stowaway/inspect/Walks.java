package dev.stowaway.inspect;

import dev.stowaway.access.JdkFields;
import org.jspecify.annotations.Nullable;

/**
 * Knows where each JDK collection keeps what its own {@code writeObject} writes. Collections that keep their elements
 * in serializable fields need no entry here.
 *
 * <p>The fields are looked up when they are first needed; one that a later JDK has renamed gives a
 * {@link LinkageError}, on which the path says that it does not know. Thread-safe.
 */
final class Walks {
    /** How immutable collections are written. */
    static final String SERIAL_PROXY = "java.util.CollSer";

    private static final HashTables.Buckets PLAIN = new HashTables.Buckets() {
        @Override
        public Object first(Object head) {
            return head;
        }
    };

    private final JdkFields fields;

    Walks(JdkFields fields) {
        this.fields = fields;
    }

    /**
     * The elements that the class {@code type} writes of {@code object}, which is an instance of it; null if that class
     * writes none by itself.
     */
    @Nullable
    Walk over(Class<?> type, Object object) {
        return switch (type.getName()) {
            case "java.util.ArrayList" ->
                array(fields.read(type, "elementData", object), 0, fields.readInt(type, "size", object));
            case "java.util.PriorityQueue" ->
                array(fields.read(type, "queue", object), 0, fields.readInt(type, "size", object));
            case "java.util.concurrent.CopyOnWriteArrayList" ->
                array(fields.read(type, "array", object), 0, Integer.MAX_VALUE);
            case "java.util.ArrayDeque" -> deque(type, object);
            case "java.util.LinkedList" -> linkedList(type, object);
            case "java.util.concurrent.ConcurrentLinkedQueue",
                    "java.util.concurrent.ConcurrentLinkedDeque",
                    "java.util.concurrent.LinkedBlockingQueue",
                    "java.util.concurrent.LinkedTransferQueue" -> liveNodes(type, fields.read(type, "head", object));
            case "java.util.concurrent.LinkedBlockingDeque" -> liveNodes(type, fields.read(type, "first", object));
            case "java.util.HashMap" -> hashMap(type, object);
            case "java.util.HashSet" -> over("java.util.HashMap", fields.read(type, "map", object));
            case "java.util.Hashtable" -> hashtable(type, object);
            case "java.util.concurrent.ConcurrentHashMap" ->
                buckets(
                        fields.read(type, "table", object),
                        named(type, "$Node"),
                        new ConcurrentBuckets(named(type, "$Node")));
            case "java.util.TreeMap" -> tree(type, object);
            case "java.util.TreeSet" -> sortedKeys(fields.read(type, "m", object));
            case "java.util.concurrent.ConcurrentSkipListMap" -> skipList(type, object);
            case "java.util.IdentityHashMap" ->
                pairs(fields.read(type, "table", object), fields.read(type, "NULL_KEY", object));
            case "java.util.EnumMap" ->
                beside(fields.read(type, "keyUniverse", object), fields.read(type, "vals", object));
            case SERIAL_PROXY -> serialProxy(type, object);
            default -> null;
        };
    }

    /** The position, in iteration order, of what stands at {@code index} of the array inside {@code collection}. */
    int position(Object collection, int index, Object[] array) {
        Class<?> circular = jdkClass("java.util.concurrent.ArrayBlockingQueue");
        if (!circular.isInstance(collection)) {
            return index;
        }
        int position = index - fields.readInt(circular, "takeIndex", collection);
        return position < 0 ? position + array.length : position;
    }

    /** The comparator that a {@code TreeSet} writes: its map's. */
    @Nullable
    Object comparatorOf(Object treeSet) {
        Class<?> treeMap = jdkClass("java.util.TreeMap");
        Class<?> descending = named(treeMap, "$DescendingSubMap");
        Object map = fields.read(jdkClass("java.util.TreeSet"), "m", treeSet);
        if (descending.isInstance(map)) {
            return fields.read(descending, "reverseComparator", map);
        }
        Object tree = viewed(map);
        return treeMap.isInstance(tree) ? fields.read(treeMap, "comparator", tree) : null;
    }

    private @Nullable Walk over(String name, @Nullable Object object) {
        return object == null ? null : over(jdkClass(name), object);
    }

    private @Nullable Walk deque(Class<?> type, Object object) {
        Object[] elements = (Object[]) fields.read(type, "elements", object);
        if (elements == null) {
            return null;
        }
        int head = fields.readInt(type, "head", object);
        int length = fields.readInt(type, "tail", object) - head;
        return new Walk.OverArray(elements, head, length < 0 ? length + elements.length : length);
    }

    private @Nullable Walk hashMap(Class<?> type, Object object) {
        Class<?> linked = jdkClass("java.util.LinkedHashMap");
        if (linked.isInstance(object)) {
            Class<?> entry = named(linked, "$Entry");
            Class<?> node = named(type, "$Node");
            return new Walk.OverNodes(
                    fields.read(linked, "head", object),
                    fields.reader(node, "key"),
                    fields.reader(node, "value"),
                    fields.reader(entry, "after"));
        }
        return buckets(fields.read(type, "table", object), named(type, "$Node"), PLAIN);
    }

    private @Nullable Walk hashtable(Class<?> type, Object object) {
        Class<?> properties = jdkClass("java.util.Properties");
        if (!properties.isInstance(object)) {
            return backwards(fields.read(type, "table", object), named(type, "$Entry"), PLAIN);
        }
        Class<?> concurrent = jdkClass("java.util.concurrent.ConcurrentHashMap");
        Class<?> node = named(concurrent, "$Node");
        Object map = fields.read(properties, "map", object);
        Object table = map == null ? null : fields.read(concurrent, "table", map);
        return backwards(table, node, new ConcurrentBuckets(node));
    }

    private Walk tree(Class<?> type, Object object) {
        Class<?> entry = named(type, "$Entry");
        return new Walk.OverTree(
                fields.read(type, "root", object),
                fields.reader(entry, "left"),
                fields.reader(entry, "right"),
                fields.reader(entry, "parent"));
    }

    /** A sorted set keeps its elements as the keys of a map, or of a view of one. */
    private @Nullable Walk sortedKeys(@Nullable Object map) {
        Class<?> treeMap = jdkClass("java.util.TreeMap");
        Object tree = viewed(map);
        return treeMap.isInstance(tree) ? tree(treeMap, tree) : null;
    }

    /** The {@code TreeMap} of which {@code map} is a view; the map itself if it is none. */
    private @Nullable Object viewed(@Nullable Object map) {
        Class<?> view = named(jdkClass("java.util.TreeMap"), "$NavigableSubMap");
        return map != null && view.isInstance(map) ? fields.read(view, "m", map) : map;
    }

    private Walk skipList(Class<?> type, Object object) {
        Object head = fields.read(type, "head", object);
        Class<?> node = named(type, "$Node");
        // The node below the head is a marker without a key; its successors are the bottom row, which is complete.
        Object first = head == null ? null : fields.read(named(type, "$Index"), "node", head);
        return new Walk.OverLiveNodes(
                first, fields.reader(node, "key"), fields.reader(node, "val"), fields.reader(node, "next"));
    }

    private @Nullable Walk serialProxy(Class<?> type, Object object) {
        Object array = fields.read(type, "array", object);
        boolean map = (fields.readInt(type, "tag", object) & 0xff) == fields.readInt(type, "IMM_MAP", object);
        return map ? pairs(array, null) : array(array, 0, Integer.MAX_VALUE);
    }

    private Walk linkedList(Class<?> type, Object object) {
        Class<?> node = named(type, "$Node");
        return new Walk.OverNodes(
                fields.read(type, "first", object), null, fields.reader(node, "item"), fields.reader(node, "next"));
    }

    private @Nullable Walk liveNodes(Class<?> type, @Nullable Object first) {
        Class<?> node = first == null ? named(type, "$Node") : first.getClass();
        return new Walk.OverLiveNodes(first, null, fields.reader(node, "item"), fields.reader(node, "next"));
    }

    private @Nullable Walk buckets(@Nullable Object table, Class<?> node, HashTables.Buckets buckets) {
        return table == null ? null : new HashTables.Forwards((Object[]) table, fields.reader(node, "next"), buckets);
    }

    private @Nullable Walk backwards(@Nullable Object table, Class<?> node, HashTables.Buckets buckets) {
        return table == null ? null : new HashTables.Backwards((Object[]) table, fields.reader(node, "next"), buckets);
    }

    private static @Nullable Walk array(@Nullable Object array, int first, int length) {
        return array == null ? null : new Walk.OverArray((Object[]) array, first, length);
    }

    private static @Nullable Walk pairs(@Nullable Object array, @Nullable Object nullKey) {
        return array == null ? null : new Walk.OverPairs((Object[]) array, nullKey);
    }

    private static @Nullable Walk beside(@Nullable Object keys, @Nullable Object values) {
        return keys == null || values == null ? null : new Walk.BesideKeys((Object[]) keys, (Object[]) values);
    }

    /** The class of the nodes of a JDK collection. */
    static Class<?> nodeOf(Class<?> collection) {
        return named(collection, "$Node");
    }

    private static Class<?> named(Class<?> outer, String nested) {
        return jdkClass(outer.getName() + nested);
    }

    private static Class<?> jdkClass(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            throw (LinkageError) new NoClassDefFoundError(name).initCause(e);
        }
    }

    private final class ConcurrentBuckets implements HashTables.Buckets {
        private final Class<?> node;

        ConcurrentBuckets(Class<?> node) {
            this.node = node;
        }

        @Override
        public @Nullable Object first(Object head) {
            if (head.getClass() == node) {
                return head;
            }
            // Other heads stand for a tree, or for a table that is being resized.
            return head.getClass().getName().endsWith("$TreeBin") ? fields.read(head.getClass(), "first", head) : null;
        }
    }
}
