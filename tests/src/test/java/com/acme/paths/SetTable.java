package com.acme.paths;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;

/** Sets: elements by their identity, since they have no position. */
@SuppressWarnings({"UnusedVariable", "ArrayAsKeyOfSetOrMap", "UnnecessaryAsync", "ComparableAndComparator"})
final class SetTable extends Table {
    static final class Audited extends HashSet<Object> {
        private final Object auditor;

        Audited(Object auditor) {
            this.auditor = auditor;
        }
    }

    @Override
    void fill() {
        element("HashSet", new HashSet<>());
        element("LinkedHashSet", new LinkedHashSet<>());
        element("TreeSet", new TreeSet<>());
        element("ConcurrentSkipListSet", new ConcurrentSkipListSet<>());
        element("CopyOnWriteArraySet", new CopyOnWriteArraySet<>());
        element("ConcurrentHashMap.KeySetView", ConcurrentHashMap.newKeySet());
        element("Collections.SetFromMap", Collections.newSetFromMap(new ConcurrentHashMap<>()));
        ReentrantLock lock = new ReentrantLock();
        row("HashSet{" + id(lock) + "}", new HashSet<>(Set.of(lock)));
        Set<Object> many = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            many.add(i);
        }
        Guarded guarded = new Guarded();
        many.add(guarded);
        row("HashSet{" + id(guarded) + "}.lock", many);
        row("no lock met", EnumSet.allOf(Thread.State.class));
        Object[] array = {new Guarded()};
        row("HashSet{" + id(array) + "}[0].lock", new HashSet<>(Collections.singleton(array)));
        Object anonymous = FieldTable.Outside.anonymous();
        String name = "Outside$1@" + Integer.toHexString(System.identityHashCode(anonymous));
        row("HashSet{" + name + "}.lock", new HashSet<>(Collections.singleton(anonymous)));
        Object[] points = new FieldTable.Point[] {new FieldTable.Point(1, new ReentrantLock())};
        row("HashSet{" + id(points) + "}[0].y", new HashSet<>(Collections.singleton(points)));
        views();
        comparators();
        subclasses();
    }

    private void element(String type, Set<? super Guarded> empty) {
        Guarded guarded = new Guarded();
        empty.add(guarded);
        row(type + "{" + id(guarded) + "}.lock", empty);
        row("Box.content{" + id(guarded) + "}.lock", new Box(empty));
    }

    private void views() {
        ConcurrentHashMap<Object, Object> map = new ConcurrentHashMap<>();
        Guarded key = new Guarded();
        map.put(key, "v");
        row("ConcurrentHashMap.KeySetView{" + id(key) + "}.lock", map.keySet());
        row("ConcurrentHashMap.KeySetView.value.lock", new ConcurrentHashMap<>().keySet(new Guarded()));
        ConcurrentHashMap<Object, Object> byName = new ConcurrentHashMap<>();
        Guarded value = new Guarded();
        byName.put("k", value);
        row("ConcurrentHashMap.ValuesView{" + id(value) + "}.lock", byName.values());
        // The whole map is written, also what isn't in the set.
        row("ConcurrentHashMap.KeySetView[\"k\"].lock", byName.keySet());
        row("ConcurrentHashMap.EntrySetView[\"k\"].lock", byName.entrySet());
    }

    private void comparators() {
        TreeSet<Integer> ordered = new TreeSet<>(new Ordering());
        ordered.addAll(List.of(1, 2, 3));
        row("TreeSet.comparator.lock", ordered);
        row("TreeSet.comparator.lock", ordered.headSet(2));
        row("TreeSet.comparator.cmp.lock", ordered.descendingSet());
        row("ConcurrentSkipListSet.comparator.lock", new ConcurrentSkipListSet<>(new Ordering()));
        SortedSet<Object> guarded = new TreeSet<>();
        Guarded element = new Guarded();
        guarded.add(element);
        row("TreeSet{" + id(element) + "}.lock", ((TreeSet<Object>) guarded).descendingSet());
    }

    private static final class Ordering extends Guarded implements Comparator<Integer> {
        @Override
        public int compare(Integer a, Integer b) {
            return a.compareTo(b);
        }
    }

    private void subclasses() {
        row("SetTable.Audited.auditor", new Audited(new ReentrantLock()));
        Guarded guarded = new Guarded();
        Audited audited = new Audited("nobody");
        audited.add(guarded);
        row("SetTable.Audited{" + id(guarded) + "}.lock", audited);
    }
}
