package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a map by way of its views, while another process changes it. */
@Timeout(120)
class MapsOfProcessesTest extends HasManagers {
    private static ConcurrentMap<String, Integer> map(boolean isHere) {
        ConcurrentMap<String, Integer> map = manager(isHere).map();
        map.putAll(Map.of("a", 0, "b", 0, "c", 1));
        return map;
    }

    /** By another process. */
    private static boolean put(ConcurrentMap<String, Integer> map, String key, int value) {
        try {
            return worker.does(() -> {
                map.put(key, value);
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_predicate_of_values_removes_none_that_it_was_not_asked_of(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        List<Integer> asked = new ArrayList<>();
        boolean isChanged = map.values().removeIf(value -> {
            if (asked.isEmpty()) {
                put(map, "a", 100);
            }
            asked.add(value);
            return value == 0;
        });
        assertThat(isChanged).isTrue();
        assertThat(asked).containsExactlyInAnyOrder(0, 0, 1);
        assertThat(map).containsExactlyInAnyOrderEntriesOf(Map.of("a", 100, "c", 1));
        assertThat(map.values().removeIf(value -> value == 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nor_does_one_of_entries_also_of_equal_ones(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        boolean isChanged = map.entrySet().removeIf(entry -> entry.getKey().equals("a") && put(map, "a", 0));
        assertThat(isChanged).isFalse();
        assertThat(map).hasSize(3);
        assertThat(map.entrySet().removeIf(entry -> entry.getValue() == 0)).isTrue();
        assertThat(map).containsExactly(Map.entry("c", 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_of_keys_removes_them_whatever_their_values_are(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        assertThat(map.keySet().removeIf(key -> key.equals("a") && put(map, "a", 100)))
                .isTrue();
        assertThat(map).containsOnlyKeys("b", "c");
    }

    /** It is asked for what it contains while it is gone through. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_what_another_collection_has_nothing_is_removed_either_that_came_since(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        AtomicBoolean isAsked = new AtomicBoolean();
        Collection<Integer> zero = new AbstractCollection<>() {
            @Override
            public boolean contains(Object value) {
                return value.equals(0) && (isAsked.getAndSet(true) || put(map, "a", 100));
            }

            @Override
            public Iterator<Integer> iterator() {
                return List.of(0).iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertThat(map.values().removeAll(zero)).isTrue();
        assertThat(map).containsExactlyInAnyOrderEntriesOf(Map.of("a", 100, "c", 1));
        assertThat(map.values().retainAll(List.of(1))).isTrue();
        assertThat(map).containsExactly(Map.entry("c", 1));
        assertThat(map.entrySet().removeAll(List.of(Map.entry("c", 2)))).isFalse();
        assertThat(map.entrySet().retainAll(List.of())).isTrue();
        assertThat(map).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_iterator_removes_what_it_has_shown_or_set(boolean isHere) {
        ConcurrentMap<String, Integer> map = manager(isHere).map();
        map.put("a", 0);
        Iterator<Integer> values = map.values().iterator();
        values.next();
        Iterator<Map.Entry<String, Integer>> entries = map.entrySet().iterator();
        entries.next();
        put(map, "a", 100);
        values.remove();
        entries.remove();
        assertThat(map).containsExactly(Map.entry("a", 100));

        Iterator<Map.Entry<String, Integer>> setting = map.entrySet().iterator();
        assertThat(setting.next().setValue(7)).isEqualTo(100);
        assertThat(map).containsExactly(Map.entry("a", 7));
        setting.remove();
        assertThat(map).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arrays_which_are_equal_to_nothing_are_removed_as_well(boolean isHere) {
        ConcurrentMap<String, int[]> map = manager(isHere).map();
        map.put("a", new int[] {1});
        map.put("b", new int[] {2});
        map.put("c", new int[] {3});
        assertThat(map.values().removeIf(array -> array[0] == 1)).isTrue();
        Iterator<int[]> values = map.values().iterator();
        int first = values.next()[0];
        values.remove();
        assertThat(map.entrySet().removeIf(entry -> entry.getValue()[0] == first))
                .isFalse();
        assertThat(map).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_stream_is_over_what_there_is_at_one_moment(boolean isHere) throws Exception {
        ConcurrentMap<String, Integer> map = map(isHere);
        Set<String> set = manager(isHere).set();
        set.addAll(List.of("a", "b", "c"));
        SharedEvent done = manager(isHere).event();
        Future<Boolean> there = worker.begins(() -> {
            while (!done.isSet()) {
                map.put("d", 1);
                set.add("d");
                map.remove("d");
                set.remove("d");
            }
            return true;
        });
        for (int i = 0; i < 500; i++) {
            assertThat(map.keySet().stream().toList()).contains("a", "b", "c");
            assertThat(map.values().stream().toList()).hasSizeBetween(3, 4);
            assertThat(map.entrySet().stream().map(Map.Entry::getKey).toList()).contains("a", "b", "c");
            assertThat(set.stream().toList()).startsWith("a", "b", "c");
        }
        done.set();
        assertThat(there.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_view_is_what_the_jdks_are(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        assertThat(map.keySet().equals(Map.of("a", 0, "b", 0, "c", 1).keySet())).isTrue();
        assertThat(map.entrySet().equals(Map.of("a", 0, "b", 0, "c", 1).entrySet()))
                .isTrue();
        assertThat(map.keySet())
                .hasSameHashCodeAs(Map.of("a", 0, "b", 0, "c", 1).keySet());
        assertThat(map.entrySet().contains(new SimpleEntry<>("a", 0))).isTrue();
        assertThat(map.keySet().remove("a")).isTrue();
        assertThat(map.keySet().remove("a")).isFalse();
        assertThat(map.values().remove(1)).isTrue();
        assertThat(map.values().remove(1)).isFalse();
        assertThat(map.entrySet().remove(new SimpleEntry<>("b", 0))).isTrue();
        assertThat(map).isEmpty();
    }

    @SuppressWarnings("NullAway") // which is the point
    private static final List<Function<ConcurrentMap<String, Integer>, Object>> WITH_NULL = List.of(
            map -> map.get(null),
            map -> map.getOrDefault(null, 1),
            map -> map.containsKey(null),
            map -> map.containsValue(null),
            map -> map.remove(null),
            map -> map.remove(null, 1),
            map -> map.remove("a", null),
            map -> map.put("a", null),
            map -> map.replace("a", null),
            map -> map.replace("a", null, 1),
            map -> map.compute("a", null),
            map -> map.computeIfAbsent("a", null),
            map -> map.computeIfAbsent(null, key -> 1),
            map -> map.computeIfPresent("none", null),
            map -> map.merge("a", null, Integer::sum),
            map -> map.merge("none", 1, null),
            map -> map.keySet().contains(null),
            map -> map.keySet().remove(null),
            map -> map.keySet().removeAll(null),
            map -> map.keySet().removeIf(null),
            map -> map.values().contains(null),
            map -> map.values().remove(null),
            map -> map.values().retainAll(null),
            map -> map.values().removeIf(null),
            map -> map.entrySet().contains(null),
            map -> map.entrySet().remove(null),
            map -> map.entrySet().contains(new SimpleEntry<>("a", null)),
            map -> map.entrySet().remove(new SimpleEntry<>(null, 0)));

    private static Object outcome(
            Function<ConcurrentMap<String, Integer>, Object> call, ConcurrentMap<String, Integer> map) {
        try {
            return call.apply(map);
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void null_is_to_a_map_what_it_is_to_the_jdks(boolean isHere) {
        ConcurrentMap<String, Integer> map = map(isHere);
        ConcurrentMap<String, Integer> expected = new ConcurrentHashMap<>(map);
        for (int i = 0; i < WITH_NULL.size(); i++) {
            assertThat(outcome(WITH_NULL.get(i), map)).as("call %s", i).isEqualTo(outcome(WITH_NULL.get(i), expected));
        }
        assertThat(map).isEqualTo(expected);
    }
}
