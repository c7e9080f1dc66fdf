package com.acme.paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Immutable collections and wrappers: what is wrapped is no hop. */
@SuppressWarnings({"JdkObsolete", "UnusedVariable"})
final class WrapperTable extends Table {
    private final Guarded guarded = new Guarded();
    private final String element = "{" + id(guarded) + "}.lock";
    private final List<Object> list = new ArrayList<>(List.of("a", guarded));
    private final Set<Object> set = new HashSet<>(List.of("a", guarded));
    private final Map<String, Object> map = new HashMap<>(Map.of("a", "v", "k", guarded));
    private final NavigableSet<Guarded> sortedSet = new TreeSet<>(List.of(guarded));
    private final NavigableMap<String, Object> sortedMap = new TreeMap<>(map);

    /** An application's collection inside a wrapper of the JDK. */
    static final class Ours extends ArrayList<Object> {
        final ReentrantLock lock = new ReentrantLock();
    }

    @Override
    void fill() {
        immutableLists();
        immutableSets();
        immutableMaps();
        unmodifiable();
        synchronizedOnes();
        checked();
        others();
        nested();
    }

    private void immutableLists() {
        row("ImmutableCollections.List12[0].lock", List.of(guarded));
        row("ImmutableCollections.List12[1].lock", List.of("a", guarded));
        row("ImmutableCollections.ListN[2].lock", List.of("a", "b", guarded));
        row("ImmutableCollections.ListN[11].lock", List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, guarded));
        row("ImmutableCollections.ListN[1].lock", List.copyOf(Arrays.asList("a", guarded, "b")));
        row(
                "ImmutableCollections.ListN[1].lock",
                List.copyOf(List.of("z", "a", guarded, "b").subList(1, 4)));
        row("ImmutableCollections.ListN[2].lock", Stream.of(null, "a", guarded).toList());
        row("ImmutableCollections.List12[0][1].lock", List.of(List.of("a", guarded)));
        row("Box.content[1].lock", new Box(List.of("a", guarded)));
    }

    private void immutableSets() {
        row("ImmutableCollections.Set12" + element, Set.of(guarded));
        row("ImmutableCollections.Set12" + element, Set.of("a", guarded));
        row("ImmutableCollections.SetN" + element, Set.of("a", "b", "c", guarded));
        row("ImmutableCollections.SetN" + element, Set.copyOf(List.of("a", "b", "c", guarded)));
        row("Box.content" + element, new Box(Set.of(guarded)));
    }

    private void immutableMaps() {
        row("ImmutableCollections.Map1[\"k\"].lock", Map.of("k", guarded));
        row("ImmutableCollections.Map1[key " + id(guarded) + "].lock", Map.of(guarded, "v"));
        row("ImmutableCollections.MapN[\"k\"].lock", Map.of("a", 1, "b", 2, "k", guarded));
        row("ImmutableCollections.MapN[key " + id(guarded) + "].lock", Map.of("a", 1, guarded, 2, "c", 3));
        row("ImmutableCollections.MapN[\"k\"].lock", Map.copyOf(map));
        row("Box.content[\"k\"].lock", new Box(Map.of("k", guarded)));
    }

    private void unmodifiable() {
        row("Collections.UnmodifiableRandomAccessList[1].lock", Collections.unmodifiableList(list));
        row("Collections.UnmodifiableList[1].lock", Collections.unmodifiableList(new LinkedList<>(list)));
        row("Collections.UnmodifiableSet" + element, Collections.unmodifiableSet(set));
        row("Collections.UnmodifiableSortedSet" + element, Collections.unmodifiableSortedSet(sortedSet));
        row("Collections.UnmodifiableNavigableSet" + element, Collections.unmodifiableNavigableSet(sortedSet));
        row("Collections.UnmodifiableMap[\"k\"].lock", Collections.unmodifiableMap(map));
        row("Collections.UnmodifiableSortedMap[\"k\"].lock", Collections.unmodifiableSortedMap(sortedMap));
        row("Collections.UnmodifiableNavigableMap[\"k\"].lock", Collections.unmodifiableNavigableMap(sortedMap));
        row("Collections.UnmodifiableCollection" + element, Collections.unmodifiableCollection(list));
    }

    private void synchronizedOnes() {
        row("Collections.SynchronizedRandomAccessList[1].lock", Collections.synchronizedList(list));
        row("Collections.SynchronizedList[1].lock", Collections.synchronizedList(new LinkedList<>(list)));
        row("Collections.SynchronizedSet" + element, Collections.synchronizedSet(set));
        row("Collections.SynchronizedSortedSet" + element, Collections.synchronizedSortedSet(sortedSet));
        row("Collections.SynchronizedNavigableSet" + element, Collections.synchronizedNavigableSet(sortedSet));
        row("Collections.SynchronizedMap[\"k\"].lock", Collections.synchronizedMap(map));
        row("Collections.SynchronizedSortedMap[\"k\"].lock", Collections.synchronizedSortedMap(sortedMap));
        row("Collections.SynchronizedNavigableMap[\"k\"].lock", Collections.synchronizedNavigableMap(sortedMap));
        row("Collections.SynchronizedCollection" + element, Collections.synchronizedCollection(list));
    }

    private void checked() {
        row("Collections.CheckedRandomAccessList[1].lock", Collections.checkedList(list, Object.class));
        row("Collections.CheckedSet" + element, Collections.checkedSet(set, Object.class));
        row("Collections.CheckedNavigableSet" + element, Collections.checkedNavigableSet(sortedSet, Guarded.class));
        row("Collections.CheckedMap[\"k\"].lock", Collections.checkedMap(map, String.class, Object.class));
        row(
                "Collections.CheckedNavigableMap[\"k\"].lock",
                Collections.checkedNavigableMap(sortedMap, String.class, Object.class));
        row("Collections.CheckedCollection" + element, Collections.checkedCollection(list, Object.class));
        Queue<Object> queue = new LinkedList<>(list);
        row("Collections.CheckedQueue[1].lock", Collections.checkedQueue(queue, Object.class));
    }

    private void others() {
        row("Collections.SingletonList[0].lock", Collections.singletonList(guarded));
        row("Collections.SingletonSet" + element, Collections.singleton(guarded));
        row("Collections.SingletonMap[\"k\"].lock", Collections.singletonMap("k", guarded));
        row("Collections.SingletonMap[null].lock", Collections.singletonMap(null, guarded));
        row("Collections.SingletonMap[key " + id(guarded) + "].lock", Collections.singletonMap(guarded, "v"));
        row("Collections.SingletonList[0][1].lock", Collections.singletonList(list));
        row("Collections.SingletonMap[\"k\"][1].lock", Collections.singletonMap("k", list));
        row("Collections.CopiesList[0].lock", Collections.nCopies(3, guarded));
        row("Collections.SetFromMap" + element, setFromMap());
        row("Collections.AsLIFOQueue[1].lock", Collections.asLifoQueue(new ArrayDeque<>(list)));
        row("Box.content[0].lock", new Box(Collections.singletonList(guarded)));
        Object[] empty = {
            Collections.emptyList(),
            Collections.emptySet(),
            Collections.emptyMap(),
            Collections.emptySortedSet(),
            Collections.emptyNavigableMap(),
            List.of(),
            Map.of(),
            guarded
        };
        row("Object[][7].lock", empty);
    }

    private Set<Object> setFromMap() {
        Set<Object> identities = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        identities.add(guarded);
        return identities;
    }

    private void nested() {
        row("Collections.UnmodifiableRandomAccessList[1].lock", Collections.unmodifiableList(List.of("a", guarded)));
        row("Collections.SynchronizedSet" + element, Collections.synchronizedSet(Set.of(guarded)));
        row("Collections.UnmodifiableMap[\"k\"].lock", Collections.unmodifiableMap(Map.of("k", guarded)));
        row(
                "Collections.UnmodifiableMap[\"k\"].lock",
                Collections.unmodifiableMap(
                        Collections.synchronizedMap(Collections.checkedMap(map, String.class, Object.class))));
        List<Object> inside = Collections.unmodifiableList(Collections.synchronizedList(list));
        row("ImmutableCollections.Map1[\"k\"][0][1].lock", Map.of("k", List.of(inside)));
        Collection<Object> values = Collections.unmodifiableCollection(Collections.synchronizedList(List.of(guarded)));
        row("Collections.UnmodifiableCollection" + element, values);
        row("Collections.UnmodifiableRandomAccessList.lock", Collections.unmodifiableList(new Ours()));
        Map<String, List<Object>> grouped = Stream.of("a", guarded).collect(Collectors.groupingBy(x -> "g"));
        row("HashMap[\"g\"][1].lock", grouped);
    }
}
