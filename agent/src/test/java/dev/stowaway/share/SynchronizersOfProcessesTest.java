package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.OwnerGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mirrors CPython's {@code _TestLock}, {@code _TestSemaphore}, {@code _TestCondition}, {@code _TestEvent} and {@code _TestBarrier}. */
@Timeout(120)
@SuppressWarnings({"WaitNotInLoop", "LockNotBeforeTry"}) // how many wake is what is shown
class SynchronizersOfProcessesTest extends HasManagers {
    private static final int WAITERS = 4;
    private static final int ROUNDS = 5;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_condition_of_a_write_lock_is_the_same_one_everywhere(boolean isHere) throws Exception {
        ReentrantReadWriteLock both = manager(isHere).readWriteLock();
        Lock lock = both.writeLock();
        Condition condition = lock.newCondition();
        SharedCounter counter = manager(isHere).counter();
        ConcurrentMap<String, Condition> map = manager(isHere).map();
        map.put("within a value", condition);
        assertThat(map.get("within a value")).isSameAs(condition);
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
                assertThat(condition.await(30, TimeUnit.SECONDS)).isTrue();
            }
            if (isHere) {
                assertThat(both.hasWaiters(condition)).isFalse();
                assertThat(both.getWaitQueueLength(condition)).isZero();
            }
        } finally {
            lock.unlock();
        }
        assertThat(there.get()).isTrue();
    }

    private static Worker.Task<Boolean> waitsFor(Lock lock, Condition condition, SharedCounter waiting) {
        return () -> {
            lock.lock();
            try {
                waiting.incrementAndGet();
                return condition.await(60, TimeUnit.SECONDS);
            } finally {
                lock.unlock();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_condition_wakes_as_many_as_it_is_told(boolean isHere) throws Exception {
        ReentrantLock lock = manager(isHere).lock();
        Condition condition = lock.newCondition();
        SharedCounter waiting = manager(isHere).counter();
        List<Future<Boolean>> waiters = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            waiters.add(worker.begins(waitsFor(lock, condition, waiting)));
        }
        untilAllWait(lock, waiting, WAITERS);
        lock.lock();
        condition.signal();
        condition.signal();
        lock.unlock();
        await(waiters, 2);
        assertThat(done(waiters)).isEqualTo(2);
        lock.lock();
        condition.signalAll();
        lock.unlock();
        for (Future<Boolean> waiter : waiters) {
            assertThat(waiter.get()).isTrue();
        }
        lock.lock();
        assertThat(condition.await(1, TimeUnit.MILLISECONDS))
                .as("nobody signals")
                .isFalse();
        lock.unlock();
    }

    /** Who has counted under the lock has let it go by waiting. */
    private static void untilAllWait(Lock lock, SharedCounter waiting, int count) {
        Awaitility.await().until(() -> {
            lock.lock();
            try {
                return waiting.get() == count;
            } finally {
                lock.unlock();
            }
        });
    }

    private static void await(List<Future<Boolean>> all, int count) {
        Awaitility.await().until(() -> done(all) >= count);
    }

    private static long done(List<Future<Boolean>> all) {
        return all.stream().filter(Future::isDone).count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_semaphore_has_as_many_permits_as_were_given(boolean isHere) throws Exception {
        Semaphore semaphore = manager(isHere).semaphore(2);
        semaphore.acquire();
        assertThat(worker.does(() -> semaphore.tryAcquire() && !semaphore.tryAcquire(10, TimeUnit.MILLISECONDS)))
                .isTrue();
        assertThat(semaphore.tryAcquire()).isFalse();
        semaphore.release();
        assertThat(worker.does(() -> {
                    semaphore.release();
                    return semaphore.availablePermits();
                }))
                .isEqualTo(2);
        semaphore.release();
        assertThat(semaphore.drainPermits()).as("not bounded, as in the JDK").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_barrier_lets_all_go_in_each_round_and_says_who_came_as_which(boolean isHere) throws Exception {
        CyclicBarrier barrier = manager(isHere).barrier(2);
        List<Integer> theirs = manager(isHere).list();
        Future<Boolean> there = worker.begins(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                theirs.add(barrier.await());
            }
            return true;
        });
        for (int round = 0; round < ROUNDS; round++) {
            int own = barrier.await();
            int before = round;
            Awaitility.await().until(() -> theirs.size() > before);
            assertThat(Set.of(own, theirs.get(round))).isEqualTo(Set.of(0, 1));
        }
        assertThat(there.get()).isTrue();
        assertThat(barrier.getNumberWaiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_barrier_breaks_for_all_when_one_gives_up_and_is_whole_after_a_reset(boolean isHere) throws Exception {
        CyclicBarrier barrier = manager(isHere).barrier(3);
        Future<Boolean> there = worker.begins(breaks(barrier));
        Awaitility.await().until(() -> barrier.getNumberWaiting() == 1);
        assertThatThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(there.get()).isTrue();
        assertThat(barrier.isBroken()).isTrue();
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);

        barrier.reset();

        assertThat(worker.does(() -> barrier.isBroken())).isFalse();
        Future<Boolean> reset = worker.begins(breaks(barrier));
        Awaitility.await().until(() -> barrier.getNumberWaiting() == 1);
        barrier.reset();
        assertThat(reset.get()).as("who waits when it is reset is told").isTrue();
        assertThat(barrier.isBroken()).isFalse();
    }

    private static Worker.Task<Boolean> breaks(CyclicBarrier barrier) {
        return () -> {
            try {
                barrier.await();
                return false;
            } catch (BrokenBarrierException e) {
                return true;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_event_is_set_and_cleared_for_all(boolean isHere) throws Exception {
        SharedEvent event = manager(isHere).event();
        assertThat(event.isSet()).isFalse();
        assertThat(worker.does(() -> event.await(1, TimeUnit.MILLISECONDS))).isFalse();
        event.set();
        assertThat(worker.does(() -> event.isSet() && event.await(0, TimeUnit.MILLISECONDS)))
                .isTrue();
        worker.does(() -> {
            event.clear();
            return true;
        });
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(1, TimeUnit.MILLISECONDS)).isFalse();
    }

    /** Nothing of the old one is mistaken for something of the new one, although the names are the same. */
    @Test
    void who_has_the_endpoint_of_a_manager_that_was_started_again_is_told_that_it_is_gone() throws Exception {
        Worker fresh = Worker.start();
        String before;
        try (Manager old = Manager.spawn()) {
            old.map("map").put("a", 1);
            before = old.endpoint();
        }
        try (Manager again = Manager.spawn()) {
            assertThat(again.endpoint()).isNotEqualTo(before);
            assertThat(again.map("map")).isEmpty();
            String elsewhere = before.substring(0, before.indexOf('@'))
                    + again.endpoint().substring(again.endpoint().indexOf('@'));
            for (String endpoint : List.of(before, elsewhere)) {
                assertThat(fresh.does(() -> refusal(endpoint)))
                        .startsWith("it lives in the manager at " + before + ", which can't be reached any more");
            }
        } finally {
            fresh.kill();
        }
    }

    private static String refusal(String endpoint) {
        try {
            return "connected to " + Manager.connect(endpoint);
        } catch (OwnerGoneException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
