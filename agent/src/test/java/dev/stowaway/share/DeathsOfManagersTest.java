package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those are told who use a manager whose process dies. */
@Timeout(120)
class DeathsOfManagersTest {
    @RegisterExtension
    final Workers workers = new Workers();

    /** What a worker has. */
    private static volatile @Nullable Object held;

    @ParameterizedTest
    @MethodSource("dev.stowaway.share.Worker#rounds")
    void whoever_waits_for_a_manager_that_is_killed_is_told(int round) throws Exception {
        Worker doomed = workers.start();
        String endpoint = doomed.does(DeathsOfManagersTest::startManager);
        Manager manager = Manager.connect(endpoint);
        SharedEvent event = manager.event("event");
        ReentrantLock lock = manager.lock("lock");
        SharedQueue<Integer> queue = manager.queue("queue");
        CountDownLatch latch = manager.latch("latch", 1);
        ConcurrentMap<String, Integer> map = manager.map("map");
        Worker client = workers.start();
        client.does(() -> {
            lock.lock();
            return true;
        });
        List<Future<Boolean>> waiting = new ArrayList<>();
        waiting.add(client.begins(waits(event::await)));
        waiting.add(client.begins(waits(lock::lock)));
        waiting.add(client.begins(waits(queue::take)));
        waiting.add(client.begins(waits(latch::await)));
        assertThat(doomed.does(DeathsOfManagersTest::allWait)).isTrue();

        doomed.kill();

        for (Future<Boolean> one : waiting) {
            assertThatThrownBy(one::get).hasCauseInstanceOf(OwnerGoneException.class);
        }
        assertThatThrownBy(() -> map.put("a", 1)).isInstanceOf(OwnerGoneException.class);

        String other = workers.start().does(DeathsOfManagersTest::startManager);
        Manager again = Manager.connect(other);
        again.map("map").put("a", 2);
        assertThatThrownBy(() -> map.get("a")).as("of the old one").isInstanceOf(OwnerGoneException.class);
        assertThatThrownBy(manager::names).isInstanceOf(OwnerGoneException.class);
        assertThat(again.map("map")).containsEntry("a", 2);
    }

    private static String startManager() throws IOException {
        Manager manager = Manager.start();
        held = manager;
        return manager.endpoint();
    }

    /** All four of them. */
    private static boolean allWait() throws IOException {
        Owner owner = Owner.start(OwnerSettings.current());
        await().until(() -> owner.waits() == 4);
        return true;
    }

    private interface Waits extends Serializable {
        void run() throws Exception;
    }

    private static Worker.Task<Boolean> waits(Waits waits) {
        return () -> {
            waits.run();
            return true;
        };
    }

    /** As in a line of a log, which is no place for an exception. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void its_locks_say_that_they_are_gone_also_to_who_is_interrupted(boolean isInterrupted) throws Exception {
        Worker doomed = workers.start();
        Manager manager = Manager.connect(doomed.does(DeathsOfManagersTest::startManager));
        ReentrantLock held = manager.lock();
        held.lock();
        ReentrantReadWriteLock both = manager.readWriteLock();
        List<Object> locks = List.of(
                held, manager.lock(), both, both.readLock(), both.writeLock(), manager.semaphore(1), manager.latch(1));
        String owner = " of process " + doomed.process().pid() + " (" + Worker.class.getName() + ")";
        assertThat(locks).extracting(Object::toString).allSatisfy(text -> assertThat(text)
                .endsWith("]" + owner));

        doomed.kill();

        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(locks).extracting(Object::toString).allSatisfy(text -> assertThat(text)
                .matches("dev\\.stowaway\\.remote\\.Remote\\w+@[0-9a-f]+" + Pattern.quote(owner + ", which is gone")));
        assertThat(Thread.interrupted()).isEqualTo(isInterrupted);
    }

    @Test
    void a_manager_that_was_spawned_ends_with_the_process_that_spawned_it_however_that_ends() throws Exception {
        Worker spawner = workers.start();
        String endpoint = spawner.does(() -> {
            Manager manager = Manager.spawn();
            held = manager;
            return manager.endpoint();
        });
        Manager manager = Manager.connect(endpoint);
        assertThat(manager.names()).isEmpty();

        spawner.kill();

        await().untilAsserted(() -> assertThatThrownBy(manager::names).isInstanceOf(OwnerGoneException.class));
    }

    @Test
    void so_is_who_has_idle_connections_from_before() throws Exception {
        Worker doomed = workers.start();
        Manager manager = Manager.connect(doomed.does(DeathsOfManagersTest::startManager));
        SharedEvent early = manager.event();
        SharedEvent event = manager.event();
        SharedCounter counter = manager.counter();
        Worker client = workers.start();
        List<Future<Boolean>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            done.add(client.begins(waits(early::await)));
        }
        assertThat(doomed.does(DeathsOfManagersTest::allWait)).isTrue();
        early.set();
        for (Future<Boolean> one : done) {
            assertThat(one.get()).isTrue();
        }
        Future<Boolean> waiting = client.begins(waits(event::await));
        assertThat(doomed.does(DeathsOfManagersTest::isWaitedFor)).isTrue();

        doomed.kill();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(OwnerGoneException.class);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> client.does(counter::get)).hasCauseInstanceOf(OwnerGoneException.class);
        }
    }

    private static boolean isWaitedFor() throws IOException {
        Owner owner = Owner.start(OwnerSettings.current());
        await().until(() -> owner.waits() == 1);
        return true;
    }
}
