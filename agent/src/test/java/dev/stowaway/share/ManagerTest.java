package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.OwnerGoneException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mirrors CPython's {@code TestSyncManagerTypes} and {@code _TestContainers}. */
@Timeout(120)
class ManagerTest extends HasManagers {
    @Test
    void a_map_is_the_same_in_all_processes() throws Exception {
        ConcurrentMap<String, Integer> map = manager.map();
        map.put("a", 1);
        assertThat(worker.does(() -> {
                    map.merge("a", 41, Integer::sum);
                    map.compute("b", (key, value) -> value == null ? 7 : value + 1);
                    return new HashMap<>(map);
                }))
                .isEqualTo(Map.of("a", 42, "b", 7));
        assertThat(map).containsExactlyInAnyOrderEntriesOf(Map.of("a", 42, "b", 7));
        assertThat(map.replace("a", 42, 43)).isTrue();
        assertThat(map.remove("a", 42)).isFalse();
    }

    @Test
    void merging_is_atomic() throws Exception {
        ConcurrentMap<String, Integer> map = manager.map();
        int times = 2_000;
        Future<Boolean> there = worker.begins(() -> {
            for (int i = 0; i < times; i++) {
                map.merge("count", 1, Integer::sum);
            }
            return true;
        });
        for (int i = 0; i < times; i++) {
            map.merge("count", 1, (a, b) -> a + b);
        }
        there.get();
        assertThat(map).containsEntry("count", 2 * times);
    }

    @Test
    void a_function_that_can_travel_is_carried_out_where_the_map_lives() {
        ConcurrentMap<String, Long> map = manager.map();
        map.compute("pid", (Serializable & java.util.function.BiFunction<String, Long, Long>)
                (key, old) -> ProcessHandle.current().pid());
        assertThat(map.get("pid")).isNotEqualTo(ProcessHandle.current().pid());
        map.compute("pid", (key, old) -> ProcessHandle.current().pid());
        assertThat(map).containsEntry("pid", ProcessHandle.current().pid());
    }

    @Test
    void lists_and_sets() throws Exception {
        List<String> list = manager.list();
        Set<String> set = manager.set();
        worker.does(() -> {
            list.addAll(List.of("c", "a", "b"));
            list.add(1, null);
            set.addAll(List.of("z", "y", "z"));
            return true;
        });
        assertThat(list).containsExactly("c", null, "a", "b");
        assertThat(set).containsExactly("z", "y");
        list.remove(null);
        list.sort(null);
        assertThat(worker.does(() -> new ArrayList<>(list))).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> list.get(7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shared_objects_within_shared_objects_stay_what_they_are() throws Exception {
        ConcurrentMap<String, List<Integer>> map = manager.map();
        map.put("copied", new ArrayList<>(List.of(1)));
        map.put("shared", manager.list());
        worker.does(() -> {
            map.get("copied").add(2);
            map.get("shared").add(2);
            return true;
        });
        assertThat(map.get("copied")).containsExactly(1);
        assertThat(map.get("shared")).containsExactly(2).isSameAs(map.get("shared"));
    }

    @Test
    void locks_exclude_and_conditions_wake() throws Exception {
        ReentrantLock lock = manager.lock();
        Condition condition = lock.newCondition();
        SharedCounter counter = manager.counter();
        Future<Boolean> there = worker.begins(() -> {
            lock.lock();
            try {
                counter.set(1);
                condition.signal();
                return true;
            } finally {
                lock.unlock();
            }
        });
        lock.lock();
        try {
            while (counter.get() == 0) {
                condition.await();
            }
        } finally {
            lock.unlock();
        }
        assertThat(there.get()).isTrue();
    }

    @Test
    void the_other_synchronizers() throws Exception {
        ReentrantReadWriteLock both = manager.readWriteLock();
        Semaphore semaphore = manager.semaphore(2);
        CountDownLatch latch = manager.latch(1);
        CyclicBarrier barrier = manager.barrier(2);
        SharedEvent event = manager.event();
        both.readLock().lock();
        Future<Boolean> there = worker.begins(() -> {
            boolean couldRead = both.readLock().tryLock();
            boolean couldWrite = both.writeLock().tryLock();
            semaphore.acquire();
            latch.countDown();
            barrier.await();
            event.await();
            return couldRead && !couldWrite;
        });
        latch.await();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        barrier.await();
        assertThat(event.await(10, TimeUnit.MILLISECONDS)).isFalse();
        event.set();
        assertThat(there.get()).isTrue();
    }

    @Test
    void values_counters_and_namespaces() throws Exception {
        SharedValue<String> value = manager.value("a");
        SharedCounter counter = manager.counter();
        SharedNamespace namespace = manager.namespace();
        worker.does(() -> {
            value.update(old -> old + "b");
            namespace.set("x", 1);
            return counter.addAndGet(5);
        });
        assertThat(value.get()).isEqualTo("ab");
        assertThat(counter.compareAndSet(5, 6)).isTrue();
        assertThat(namespace.names()).containsExactly("x");
        namespace.set("x", null);
        assertThat(namespace.get("x")).isNull();
    }

    @Test
    void arrays_in_shared_memory() throws Exception {
        SharedIntArray array = manager.array(SharedIntArray.class, 10, 100);
        String endpoint = manager.endpoint();
        manager.array("grid", SharedIntArray.class, 3).fill(5);
        assertThat(worker.does(() -> {
                    array.add(7);
                    return Manager.connect(endpoint)
                            .array("grid", SharedIntArray.class, 3)
                            .sum();
                }))
                .isEqualTo(15);
        assertThat(array.sum()).isEqualTo(7_000);
    }

    @Test
    void what_has_a_name_is_found_by_it() throws Exception {
        manager.map("named").put("a", 1);
        String endpoint = manager.endpoint();
        assertThat(worker.does(() -> {
                    Manager there = Manager.connect(endpoint);
                    return (Integer) there.map("named").getOrDefault("a", 0);
                }))
                .isEqualTo(1);
        assertThat(manager.names()).contains("named");
        assertThatThrownBy(() -> manager.list("named"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"named\" names something else (map, not list)");
        assertThat(manager.remove("named")).isTrue();
        assertThat(manager.map("named")).isEmpty();
    }

    @Test
    void what_was_not_named_is_refused_and_the_remedy_said() throws Exception {
        try (Manager strict = Manager.spawn()) {
            ConcurrentMap<String, Object> map = strict.map();
            assertThatThrownBy(() -> map.put("a", new java.io.File("x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.io.File")
                    .hasMessageContaining("Manager.spawn(\"com.acme.*\")");
            assertThat(map).isEmpty();
        }
    }

    /** Of the children of this process the one that the manager says it is of. */
    private static String spawnedProcess(Manager spawned) {
        return ProcessHandle.current()
                .children()
                .map(child -> "process " + child.pid() + " (dev.stowaway.share.ManagerProcess)")
                .filter(name -> spawned.toString().equals("Manager of " + name))
                .findAny()
                .orElseThrow(() -> new AssertionError(spawned));
    }

    @Test
    void who_only_has_the_endpoint_learns_which_process_it_is_of() throws Exception {
        String endpoint = manager.endpoint();
        Worker fresh = Worker.start();
        try {
            assertThat(fresh.does(() -> Manager.connect(endpoint).toString()))
                    .isEqualTo("Manager of " + spawnedProcess(manager));
        } finally {
            fresh.kill();
        }
    }

    @Test
    void what_this_process_has_closed_says_so() throws Exception {
        Manager closed = Manager.spawn();
        String endpoint = closed.endpoint();
        String process = spawnedProcess(closed);
        ConcurrentMap<String, Integer> map = closed.map();
        ReentrantLock lock = closed.lock();
        closed.close();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                closed::names, closed::map, () -> map.get("a"), lock::lock, () -> Manager.connect(endpoint))) {
            assertThatThrownBy(call)
                    .isInstanceOf(OwnerGoneException.class)
                    .hasMessage("it lives in " + process + ", which can't be reached any more: this process has called"
                            + " Manager.close(), which ends that one with all that lives there. Close it when nobody needs"
                            + " that any more, or spawn another one");
        }
    }

    @Test
    void when_the_manager_is_gone_every_call_says_so() throws Exception {
        Manager doomed = Manager.spawn();
        ConcurrentMap<String, Integer> map = doomed.map();
        SharedEvent event = doomed.event();
        Future<Boolean> blocked = worker.begins(() -> {
            event.await();
            return true;
        });
        doomed.close();
        assertThatThrownBy(() -> map.get("a")).isInstanceOf(OwnerGoneException.class);
        assertThatThrownBy(blocked::get).hasCauseInstanceOf(OwnerGoneException.class);
        assertThatThrownBy(() -> Manager.connect(doomed.endpoint())).isInstanceOf(OwnerGoneException.class);
        assertThatThrownBy(() -> Manager.connect("nonsense")).hasMessageContaining("\"nonsense\" is no endpoint");
    }

    /** As in a line of a log, which is no place for an exception. */
    @Test
    void what_is_gone_says_which_it_was() throws Exception {
        Manager doomed = Manager.spawn();
        List<Object> made = List.of(doomed.map("stock"), doomed.list(), doomed.set(), doomed.value("price", 7));
        assertThat(made).extracting(Object::toString).containsExactly("{}", "[]", "[]", "SharedValue[7]");
        String process = spawnedProcess(doomed);
        doomed.close();
        assertThat(made)
                .extracting(Object::toString)
                .containsExactly(
                        "the shared map stock of " + process + ", which is gone",
                        "a shared list of " + process + ", which is gone",
                        "a shared set of " + process + ", which is gone",
                        "the shared value price of " + process + ", which is gone");
    }

    @Test
    void a_worker_that_is_killed_while_it_waits_harms_nobody() throws Exception {
        SharedEvent event = manager.event();
        CyclicBarrier barrier = manager.barrier(2); // where it can be told that somebody waits
        Worker other = Worker.start();
        Future<Boolean> waiting = other.begins(() -> {
            event.await();
            return true;
        });
        Future<Integer> alsoWaiting = other.begins(() -> barrier.await());
        await().until(() -> barrier.getNumberWaiting() == 1);
        other.kill();
        assertThatThrownBy(alsoWaiting::get).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
        Future<Boolean> there = worker.begins(() -> {
            event.await();
            return true;
        });
        event.set();
        assertThat(there.get()).isTrue();
        await().untilAsserted(() -> assertThat(event.isSet()).isTrue());
    }
}
