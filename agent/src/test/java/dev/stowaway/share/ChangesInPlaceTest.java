package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that change the value that they are given, as people write them. */
@Timeout(120)
class ChangesInPlaceTest extends HasManagers {
    private static final int TIMES = 100;

    @RegisterExtension
    final Workers workers = new Workers();

    private interface SerializableFunction extends BiFunction<String, List<Integer>, List<Integer>>, Serializable {}

    private interface SerializableOperator extends UnaryOperator<List<Integer>>, Serializable {}

    private static SerializableFunction adds(int number) {
        return (key, list) -> {
            list.add(number);
            return list;
        };
    }

    private static boolean addAll(ConcurrentMap<String, List<Integer>> map, int from) {
        for (int i = from; i < from + TIMES; i++) {
            map.compute("north", adds(i));
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_processes_add_to_a_list_where_the_map_lives_each_element_once(boolean isHere) throws Exception {
        ConcurrentMap<String, List<Integer>> map = manager(isHere).map();
        map.put("north", new ArrayList<>());
        Future<Boolean> one = worker.begins(() -> addAll(map, 0));
        Future<Boolean> other = workers.start().begins(() -> addAll(map, TIMES));
        while (!one.isDone() || !other.isDone()) {
            assertThat(map.get("north")).doesNotContainNull();
            assertThat(new ArrayList<>(map.values())).hasSize(1);
        }
        assertThat(one.get() && other.get()).isTrue();
        assertExact(map.get("north"), 2 * TIMES);
    }

    @Test
    void so_do_threads_where_the_map_lives_while_others_read() throws Exception {
        ConcurrentMap<String, List<Integer>> map = here.map();
        map.put("north", new ArrayList<>());
        SharedEvent done = here.event();
        Future<Boolean> reader = worker.begins(() -> {
            while (!done.isSet()) {
                assertThat(map.get("north")).doesNotContainNull();
                map.computeIfPresent("north", (key, list) -> list);
            }
            return true;
        });
        inThreads(4, thread -> addAll(map, thread * TIMES));
        done.set();
        assertThat(reader.get()).isTrue();
        assertExact(map.get("north"), 4 * TIMES);
    }

    /** A function that only its caller knows how to carry out changes a copy there. */
    @Test
    void functions_that_can_not_travel_take_turns_with_those_that_can() throws Exception {
        ConcurrentMap<String, List<Integer>> map = manager.map();
        map.put("north", new ArrayList<>());
        Future<Boolean> there = worker.begins(() -> addAll(map, 0));
        for (int i = TIMES; i < 2 * TIMES; i++) {
            int number = i;
            map.compute("north", (key, list) -> {
                list.add(number);
                return list;
            });
        }
        assertThat(there.get()).isTrue();
        assertExact(map.get("north"), 2 * TIMES);
    }

    /** Which nobody else can see, and no copy can be made of. */
    @Test
    void what_can_not_be_copied_is_changed_by_one_thread_at_a_time() throws Exception {
        ConcurrentMap<String, List<Object>> map = here.map();
        List<Object> list = new ArrayList<>();
        list.add(new Object());
        map.put("north", list);
        inThreads(4, thread -> {
            for (int i = 0; i < TIMES; i++) {
                map.compute("north", (key, known) -> {
                    known.add(new Object());
                    return known;
                });
            }
            return true;
        });
        assertThat(map.get("north")).isSameAs(list).hasSize(1 + 4 * TIMES);
    }

    @Test
    void a_function_that_throws_has_changed_nothing() {
        ConcurrentMap<String, List<Integer>> map = here.map();
        map.put("north", new ArrayList<>(List.of(1)));
        assertThatThrownBy(() -> map.compute("north", (key, list) -> {
                    list.add(2);
                    throw new IllegalStateException("half done");
                }))
                .hasMessage("half done");
        assertThat(map.get("north")).containsExactly(1);
    }

    /** Else a copy would be in its place, of which nobody knows who has it. */
    @Test
    void what_another_process_makes_if_there_is_nothing_takes_the_place_of_nothing() throws Exception {
        ConcurrentMap<String, List<Integer>> map = here.map();
        SharedEvent asked = here.event();
        SharedEvent put = here.event();
        Future<Integer> there = worker.begins(() -> map.computeIfAbsent("north", key -> {
                    asked.set();
                    try {
                        put.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return List.of(1, 2);
                })
                .size());
        asked.await();
        List<Integer> first = new ArrayList<>();
        map.put("north", first);
        put.set();
        assertThat(there.get()).isZero();
        assertThat(map.get("north")).isSameAs(first);
    }

    /** It is not taken for one that could not travel. */
    @Test
    void nor_is_it_asked_again_whatever_it_throws() {
        ConcurrentMap<String, List<Integer>> map = manager.map();
        SharedCounter asked = manager.counter();
        SerializableFunction failing = (key, list) -> {
            asked.incrementAndGet();
            throw new IllegalArgumentException("its own", new InvalidObjectException("its own"));
        };
        assertThatThrownBy(() -> map.compute("north", failing)).hasMessage("its own");
        assertThat(asked.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_value_is_updated_by_each_once(boolean isHere) throws Exception {
        SharedValue<List<Integer>> value = manager(isHere).value(new ArrayList<>());
        Future<Boolean> one = worker.begins(() -> updateAll(value, 0));
        Future<Boolean> other = workers.start().begins(() -> updateAll(value, TIMES));
        assertThat(updateAll(value, 2 * TIMES)).isTrue();
        assertThat(one.get() && other.get()).isTrue();
        assertExact(value.get(), 3 * TIMES);
    }

    private static boolean updateAll(SharedValue<List<Integer>> value, int from) {
        for (int i = from; i < from + TIMES; i++) {
            int number = i;
            if (i % 2 == 0) {
                value.update(list -> adds(number).apply("", list));
            } else {
                value.update((SerializableOperator) list -> adds(number).apply("", list));
            }
        }
        return true;
    }

    @Test
    void a_value_is_updated_where_it_lives_if_the_function_can_travel() {
        SharedValue<Long> value = manager.value(0L);
        value.update((Serializable & UnaryOperator<Long>)
                old -> ProcessHandle.current().pid());
        assertThat(value.get()).isNotEqualTo(ProcessHandle.current().pid());
        value.update(old -> ProcessHandle.current().pid());
        assertThat(value.get()).isEqualTo(ProcessHandle.current().pid());
    }

    /** The default is asked for equal values, which arrays never are, nor what has been changed in place. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void all_values_are_replaced_also_such_as_equal_nothing(boolean isHere) {
        ConcurrentMap<String, int[]> arrays = manager(isHere).map();
        arrays.put("a", new int[] {1});
        arrays.replaceAll((key, array) -> {
            array[0]++;
            return array;
        });
        assertThat(arrays.get("a")).containsExactly(2);
        ConcurrentMap<String, List<Integer>> lists = manager(isHere).map();
        lists.put("north", new ArrayList<>());
        lists.put("south", new ArrayList<>());
        lists.replaceAll(adds(1));
        lists.replaceAll((key, list) -> {
            list.add(2);
            return list;
        });
        assertThat(lists.get("north")).containsExactly(1, 2);
        assertThat(lists.get("south")).containsExactly(1, 2);
    }

    private interface Part {
        boolean run(int thread) throws Exception;
    }

    private static void inThreads(int count, Part part) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Boolean>> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                parts.add(() -> part.run(thread));
            }
            for (Future<Boolean> done : executor.invokeAll(parts, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void assertExact(List<Integer> list, int count) {
        assertThat(list).hasSize(count).doesNotHaveDuplicates();
    }
}
