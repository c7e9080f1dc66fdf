package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** The state of the locks that are built on a queued synchronizer. */
@SuppressWarnings("try") // threads that only have to exist meanwhile
class QueuedLockStateTest {
    private final LockState state = new LockState(Opened.access());

    @Test
    void a_reentrant_lock_is_free_or_held_by_a_thread_with_others_waiting() {
        ReentrantLock lock = new ReentrantLock();
        assertThat(state.of(LockKind.REENTRANT_LOCK, lock)).isEqualTo("free");

        try (InThread holder = InThread.holding("loader-2", lock, 2);
                InThread waiter = InThread.waitingFor(lock)) {
            assertThat(state.of(LockKind.REENTRANT_LOCK, lock))
                    .isEqualTo("held by thread \"loader-2\" (2 holds), 1 waiting");
        }
    }

    @Test
    void a_lock_held_once_does_not_count_its_holds() {
        ReentrantLock fair = new ReentrantLock(true);
        try (InThread holder = InThread.holding("loader-2", fair, 1)) {
            assertThat(state.of(LockKind.REENTRANT_LOCK, fair)).isEqualTo("held by thread \"loader-2\"");
        }
    }

    @Test
    void a_read_write_lock_and_its_views_count_read_holds_and_waiters() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        assertThatAllSay(lock, "free");

        try (InThread reader = InThread.holding("reader", lock.readLock(), 1)) {
            assertThatAllSay(lock, "read-locked");
            lock.readLock().lock();
            try (InThread waiter = InThread.waitingFor(lock.writeLock())) {
                assertThatAllSay(lock, "read-locked (2 holds), 1 waiting");
            }
        }
    }

    @Test
    void a_write_lock_names_its_holder_who_may_also_read() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        try (InThread writer = InThread.holding("writer", lock.writeLock(), 2)) {
            assertThatAllSay(lock, "write-locked by thread \"writer\" (2 holds)");
        }

        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.writeLock().lock();
        both.readLock().lock();
        assertThatAllSay(
                both, "write-locked by thread \"" + Thread.currentThread().getName() + "\", read-locked");
    }

    @Test
    void very_many_read_holds_are_counted() {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        // More than half of what the sixteen bits of JDK 17 hold: there the number is negative.
        for (int i = 0; i < 40_000; i++) {
            lock.readLock().lock();
        }
        assertThatAllSay(lock, "read-locked (40000 holds)");
    }

    @Test
    void a_semaphore_says_its_permits() {
        Semaphore semaphore = new Semaphore(3);
        assertThat(state.of(LockKind.SEMAPHORE, semaphore)).isEqualTo("3 permits available");
        semaphore.acquireUninterruptibly(2);
        assertThat(state.of(LockKind.SEMAPHORE, semaphore)).isEqualTo("1 permit available");
        semaphore.drainPermits();
        try (InThread waiter = InThread.waiting(() -> semaphore.tryAcquire(1, TimeUnit.HOURS))) {
            assertThat(state.of(LockKind.SEMAPHORE, semaphore)).isEqualTo("0 permits available, 1 waiting");
        }
        assertThat(state.of(LockKind.SEMAPHORE, new Semaphore(-2, true))).isEqualTo("-2 permits available");
    }

    @Test
    void a_condition_counts_its_waiters_and_tells_the_state_of_its_lock() {
        ReentrantLock lock = new ReentrantLock();
        assertThatConditionIsWatched(lock, lock.newCondition());

        ReentrantReadWriteLock.WriteLock writeLock = new ReentrantReadWriteLock().writeLock();
        Condition condition = writeLock.newCondition();
        try (InThread waiter = awaiting(writeLock, condition)) {
            assertThat(state.of(LockKind.CONDITION, condition)).isEqualTo("1 waiting for a signal; its lock: free");
        }
    }

    @Test
    void a_condition_of_a_synchronizer_tells_the_number_of_that() {
        Samples.MyCondition condition = new Samples.MyCondition(new Samples.MySynchronizer());
        assertThat(state.of(LockKind.CONDITION, condition)).isEqualTo("0 waiting for a signal; its lock: state 0");
    }

    @Test
    void a_synchronizer_tells_its_number_owner_and_waiters() {
        Samples.MySynchronizer mutex = new Samples.MySynchronizer();
        assertThat(state.of(LockKind.SYNCHRONIZER, mutex)).isEqualTo("state 0");
        mutex.acquire(1);
        try (InThread waiter = InThread.waiting(() -> mutex.tryAcquireNanos(1, TimeUnit.HOURS.toNanos(1)))) {
            assertThat(state.of(LockKind.SYNCHRONIZER, mutex))
                    .isEqualTo("state 1, owned by thread \""
                            + Thread.currentThread().getName() + "\", 1 waiting");
        }

        Samples.MyLongSynchronizer wide = new Samples.MyLongSynchronizer();
        wide.acquire(1L << 40);
        assertThat(state.of(LockKind.SYNCHRONIZER, wide)).isEqualTo("state 1099511627776");
    }

    @Test
    void a_latch_says_its_count() {
        CountDownLatch latch = new CountDownLatch(2);
        try (InThread waiter = InThread.waiting(() -> latch.await(1, TimeUnit.HOURS))) {
            assertThat(state.of(LockKind.COUNT_DOWN_LATCH, latch)).isEqualTo("count 2, 1 waiting");
        }
        latch.countDown();
        assertThat(state.of(LockKind.COUNT_DOWN_LATCH, latch)).isEqualTo("count 1");
    }

    private void assertThatConditionIsWatched(ReentrantLock lock, Condition condition) {
        assertThat(state.of(LockKind.CONDITION, condition)).isEqualTo("0 waiting for a signal; its lock: free");
        try (InThread first = awaiting(lock, condition);
                InThread second = awaiting(lock, condition)) {
            String held = "held by thread \"" + Thread.currentThread().getName() + "\"";
            lock.lock();
            try {
                assertThat(state.of(LockKind.CONDITION, condition))
                        .isEqualTo("2 waiting for a signal; its lock: " + held);
                condition.signal();
                assertThat(state.of(LockKind.CONDITION, condition))
                        .isEqualTo("1 waiting for a signal; its lock: " + held + ", 1 waiting");
            } finally {
                lock.unlock();
            }
        }
    }

    private static InThread awaiting(Lock lock, Condition condition) {
        return InThread.waiting(() -> {
            lock.lock();
            try {
                // Also after a signal: only the end of the test ends it.
                while (true) {
                    condition.await();
                }
            } finally {
                lock.unlock();
            }
        });
    }

    private void assertThatAllSay(ReentrantReadWriteLock lock, String expected) {
        assertThat(state.of(LockKind.READ_WRITE_LOCK, lock)).isEqualTo(expected);
        assertThat(state.of(LockKind.READ_LOCK, lock.readLock())).isEqualTo(expected);
        assertThat(state.of(LockKind.WRITE_LOCK, lock.writeLock())).isEqualTo(expected);
    }
}
