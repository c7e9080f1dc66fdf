package com.acme.paths;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Maps: values by their keys, and the keys themselves. */
@SuppressWarnings({"JdkObsolete", "UnusedVariable", "ComparableAndComparator"
}) // the old collections are collections too
final class MapTable extends Table {
    private static final int MANY = 200;

    static final class Cache extends LinkedHashMap<Object, Object> {
        private final Object loader;

        Cache(Object loader) {
            super(16, 0.75f, true);
            this.loader = loader;
        }
    }

    /** All fall into one bucket, which becomes a tree. */
    private record Colliding(int number) implements java.io.Serializable, Comparable<Colliding> {
        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public int compareTo(Colliding other) {
            return Integer.compare(number, other.number);
        }
    }

    private static final class Ordering extends Guarded implements Comparator<String> {
        @Override
        public int compare(String a, String b) {
            return a.compareTo(b);
        }
    }

    @Override
    void fill() {
        values("HashMap", new HashMap<>());
        values("LinkedHashMap", new LinkedHashMap<>());
        values("TreeMap", new TreeMap<>());
        values("Hashtable", new Hashtable<>());
        values("Properties", new Properties());
        values("ConcurrentHashMap", new ConcurrentHashMap<>());
        values("ConcurrentSkipListMap", new ConcurrentSkipListMap<>());
        values("IdentityHashMap", new IdentityHashMap<>());
        keys("HashMap", new HashMap<>());
        keys("LinkedHashMap", new LinkedHashMap<>());
        keys("TreeMap", new TreeMap<>());
        keys("Hashtable", new Hashtable<>());
        keys("Properties", new Properties());
        keys("ConcurrentHashMap", new ConcurrentHashMap<>());
        keys("ConcurrentSkipListMap", new ConcurrentSkipListMap<>());
        keys("IdentityHashMap", new IdentityHashMap<>());
        treesInBuckets();
        accessOrder();
        enumMap();
        propertiesWithDefaults();
        sortedViews();
        repetitions();
        subclasses();
        row("HashMap[\"a\"][\"b\"][2].lock", nested());
        row("java.io.NotSerializableException: java.util.WeakHashMap", new WeakHashMap<>());
    }

    private void values(String type, Map<Object, Object> empty) {
        for (int i = 0; i < MANY; i++) {
            empty.put("k" + i, "v" + i);
        }
        empty.put("k77", new Guarded());
        row(type + "[\"k77\"].lock", empty);
        row("Box.content[\"k77\"].lock", new Box(empty));
    }

    private void keys(String type, Map<Object, Object> empty) {
        Guarded key = new Guarded();
        empty.put(key, "v");
        row(type + "[key " + id(key) + "].lock", empty);
        row("Box.content[key " + id(key) + "].lock", new Box(empty));
    }

    private void treesInBuckets() {
        for (Map<Object, Object> map : List.of(new HashMap<>(), new ConcurrentHashMap<>())) {
            Colliding key = new Colliding(42);
            for (int i = 0; i < MANY; i++) {
                map.put(new Colliding(i), i == 42 ? new Guarded() : "v" + i);
            }
            map.remove(key);
            map.put(key, new Guarded());
            row(map.getClass().getSimpleName() + "[" + id(key) + "].lock", map);
        }
    }

    private void accessOrder() {
        Map<Object, Object> map = new LinkedHashMap<>(16, 0.75f, true);
        map.put("read", new Guarded());
        map.put("unread", new Guarded());
        map.get("read");
        row("LinkedHashMap[\"unread\"].lock", map); // the first in its order
    }

    private void enumMap() {
        Map<TimeUnit, Object> map = new EnumMap<>(TimeUnit.class);
        map.put(TimeUnit.DAYS, new Guarded());
        map.put(TimeUnit.NANOSECONDS, null);
        row("EnumMap[DAYS].lock", map);
        Map<TimeUnit, Object> other = new EnumMap<>(map);
        other.put(TimeUnit.HOURS, new ReentrantLock());
        row("EnumMap[HOURS]", other); // the first by its ordinal
    }

    private void propertiesWithDefaults() {
        Properties defaults = new Properties();
        defaults.put("k", new Guarded());
        row("Properties.defaults[\"k\"].lock", new Properties(defaults));
    }

    private void sortedViews() {
        NavigableMap<String, Object> tree = new TreeMap<>(Map.of("a", "v", "b", new Guarded(), "c", "v"));
        ConcurrentNavigableMap<String, Object> list = new ConcurrentSkipListMap<>(tree);
        row("TreeMap.AscendingSubMap[\"b\"].lock", tree.subMap("a", "c"));
        row("TreeMap.DescendingSubMap[\"b\"].lock", tree.descendingMap());
        row("ConcurrentSkipListMap.SubMap[\"b\"].lock", list.headMap("c"));
        row("ConcurrentSkipListMap.SubMap[\"b\"].lock", list.descendingMap());
        NavigableMap<String, Object> ordered = new TreeMap<>(new Ordering());
        ordered.put("a", "v");
        row("TreeMap.comparator.lock", ordered);
        row("TreeMap.AscendingSubMap.comparator.lock", ordered.headMap("b"));
        row("ConcurrentSkipListMap.comparator.lock", new ConcurrentSkipListMap<>(ordered));
    }

    private void repetitions() {
        Guarded twice = new Guarded();
        Map<Object, Object> valueFirst = new LinkedHashMap<>();
        valueFirst.put("a", twice);
        valueFirst.put(twice, twice);
        row("LinkedHashMap[\"a\"].lock", valueFirst);
        Map<Object, Object> self = new HashMap<>();
        self.put(twice, twice);
        row("HashMap[key " + id(twice) + "].lock", self);
        Guarded key = new Guarded();
        for (Map<Object, Object> map : List.of(new HashMap<>(), new LinkedHashMap<>(), new IdentityHashMap<>())) {
            map.put(key, null);
            row(map.getClass().getSimpleName() + "[key " + id(key) + "].lock", map);
        }
        lastBucketFirst("Hashtable", new Hashtable<>());
        lastBucketFirst("Properties", new Properties());
    }

    /** These two write the entry first that an iteration over their table finds last. */
    private void lastBucketFirst(String type, Map<Object, Object> map) {
        Guarded twice = new Guarded();
        map.put(1, twice);
        map.put(2, twice);
        row(type + "[2].lock", map);
    }

    private void subclasses() {
        row("MapTable.Cache.loader", new Cache(new ReentrantLock()));
        Cache cache = new Cache("none");
        cache.put("k", new Guarded());
        row("MapTable.Cache[\"k\"].lock", cache);
        row("Box.content[\"k\"].lock", new Box(cache));
    }

    private static Object nested() {
        Map<Object, Object> inner = new HashMap<>(Map.of("b", ListTable.listOf(1, 2, new Guarded())));
        return new HashMap<>(Map.of("a", inner));
    }
}
