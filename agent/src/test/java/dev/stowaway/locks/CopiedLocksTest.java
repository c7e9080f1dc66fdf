package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.access.ReflectiveAccess;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The effect of a copy, kind by kind: each statement beside a real copy that bears it out. */
class CopiedLocksTest {
    private static final String STARTS_UNLOCKED =
            "the copy starts unlocked; this lock excludes nobody in the receiving process";

    private final CopyEffect effect = new CopyEffect(Opened.access());

    static List<ReentrantLock> reentrant_locks() {
        return List.of(new ReentrantLock(), new ReentrantLock(true), new Samples.MyReentrantLock());
    }

    @ParameterizedTest
    @MethodSource("reentrant_locks")
    @SuppressWarnings("LockNotBeforeTry") // held on purpose to the end of the test
    void a_reentrant_lock_starts_unlocked_and_excludes_nobody(ReentrantLock lock) throws Exception {
        lock.lock();
        ReentrantLock copy = RoundTrip.copyOf(lock);

        assertThat(effect.of(LockKind.REENTRANT_LOCK, lock)).isEqualTo(STARTS_UNLOCKED);
        assertThat(copy.isLocked()).isFalse();
        assertThatAnotherThreadAcquires(copy);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    static List<ReentrantReadWriteLock> read_write_locks() {
        return List.of(new ReentrantReadWriteLock(), new ReentrantReadWriteLock(true), new Samples.MyReadWriteLock());
    }

    @ParameterizedTest
    @MethodSource("read_write_locks")
    @SuppressWarnings("LockNotBeforeTry")
    void a_read_write_lock_starts_unlocked_and_excludes_nobody(ReentrantReadWriteLock lock) throws Exception {
        lock.writeLock().lock();
        lock.readLock().lock();
        ReentrantReadWriteLock copy = RoundTrip.copyOf(lock);

        assertThat(effect.of(LockKind.READ_WRITE_LOCK, lock)).isEqualTo(STARTS_UNLOCKED);
        assertThat(copy.isWriteLocked()).isFalse();
        assertThat(copy.getReadLockCount()).isZero();
        assertThatAnotherThreadAcquires(copy.writeLock());
        assertThatAnotherThreadAcquires(copy.readLock());
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry")
    void the_view_of_a_read_write_lock_becomes_a_view_of_a_copy() throws Exception {
        String expected = "the copy is a view of a copied lock, which starts unlocked;"
                + " this lock excludes nobody in the receiving process";
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        lock.writeLock().lock();

        ReentrantReadWriteLock.ReadLock readCopy = RoundTrip.copyOf(lock.readLock());
        ReentrantReadWriteLock.WriteLock writeCopy = RoundTrip.copyOf(lock.writeLock());
        assertThat(effect.of(LockKind.READ_LOCK, lock.readLock())).isEqualTo(expected);
        assertThat(effect.of(LockKind.WRITE_LOCK, lock.writeLock())).isEqualTo(expected);
        assertThatAnotherThreadAcquires(readCopy);
        assertThatAnotherThreadAcquires(writeCopy);
        assertThat(lock.isWriteLockedByCurrentThread()).isTrue();
    }

    static List<StampedLock> stamped_locks() {
        return List.of(new StampedLock(), new Samples.MyStampedLock());
    }

    @ParameterizedTest
    @MethodSource("stamped_locks")
    void a_stamped_lock_starts_unlocked_and_excludes_nobody(StampedLock lock) throws Exception {
        assertThat(lock.tryWriteLock()).isNotZero();
        StampedLock copy = RoundTrip.copyOf(lock);

        assertThat(effect.of(LockKind.STAMPED_LOCK, lock)).isEqualTo(STARTS_UNLOCKED);
        assertThat(copy.isWriteLocked()).isFalse();
        assertThat(copy.tryWriteLock()).isNotZero();
        assertThat(lock.isWriteLocked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 3})
    void a_semaphore_keeps_the_permits_of_the_moment_and_counts_apart(int permits) throws Exception {
        for (Semaphore semaphore : List.of(new Semaphore(permits), new Samples.MySemaphore(permits))) {
            Semaphore copy = RoundTrip.copyOf(semaphore);

            assertThat(effect.of(LockKind.SEMAPHORE, semaphore))
                    .isEqualTo("the copy has the " + permits + (permits == 1 ? " permit" : " permits")
                            + " of this moment, and from then on counts apart");
            assertThat(copy.availablePermits()).isEqualTo(permits);
            copy.release();
            assertThat(semaphore.availablePermits()).isEqualTo(permits);
        }
    }

    static class Pair implements Serializable {
        private static final long serialVersionUID = 1;
        private final ReentrantLock lock = new ReentrantLock();

        @SuppressWarnings("serial") // what Condition does not say, the JDK's conditions are
        private final Condition condition = lock.newCondition();

        Pair copy() throws Exception {
            return RoundTrip.copyOf(this);
        }

        int waiters() {
            lock.lock();
            try {
                return lock.getWaitQueueLength(condition);
            } finally {
                lock.unlock();
            }
        }

        void signal() {
            lock.lock();
            try {
                condition.signalAll();
            } finally {
                lock.unlock();
            }
        }

        Object await() throws InterruptedException {
            lock.lock();
            try {
                while (true) {
                    condition.await();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    @SuppressWarnings("try") // the waiter only has to exist
    void a_condition_loses_its_waiters_and_signals_do_not_cross() throws Exception {
        Pair original = new Pair();
        try (InThread waiter = InThread.waiting(original::await)) {
            Pair copy = original.copy();

            assertThat(effect.of(LockKind.CONDITION, original.condition))
                    .isEqualTo("the copy has no waiters, signals do not cross, and its lock is a copy as well");
            assertThat(original.waiters()).isEqualTo(1);
            assertThat(copy.waiters()).isZero();
            copy.signal();
            assertThat(original.waiters()).isEqualTo(1);
        }
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry")
    void the_lock_of_a_copied_condition_is_not_the_lock_here() throws Exception {
        Pair original = new Pair();
        original.lock.lock();
        Condition copy = RoundTrip.copyOf(original.condition);

        assertThatThrownBy(copy::signal).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void a_synchronizer_keeps_its_number_but_neither_owner_nor_waiters() throws Exception {
        Samples.MySynchronizer mutex = new Samples.MySynchronizer();
        mutex.acquire(1);
        Samples.MySynchronizer copy = RoundTrip.copyOf(mutex);

        assertThat(effect.of(LockKind.SYNCHRONIZER, mutex))
                .isEqualTo("the copy keeps the state number 1, but has no owner and no waiters");
        assertThat(mutex.owner()).isEqualTo(Thread.currentThread());
        assertThat(copy.state()).isEqualTo(1);
        assertThat(copy.owner()).isNull();
        assertThat(copy.tryAcquireNanos(1, 1)).isFalse();
    }

    @Test
    void a_synchronizer_of_long_numbers_keeps_its_number_and_loses_its_waiters() throws Exception {
        Samples.MyLongSynchronizer mutex = new Samples.MyLongSynchronizer();
        mutex.acquire(1L << 40);
        InThread waiter = InThread.waiting(() -> mutex.tryAcquireNanos(1, TimeUnit.HOURS.toNanos(1)));
        Samples.MyLongSynchronizer copy = RoundTrip.copyOf(mutex);

        assertThat(effect.of(LockKind.SYNCHRONIZER, mutex))
                .isEqualTo("the copy keeps the state number 1099511627776, but has no owner and no waiters");
        assertThat(mutex.hasQueuedThreads()).isTrue();
        assertThat(copy.state()).isEqualTo(1L << 40);
        assertThat(copy.hasQueuedThreads()).isFalse();
        waiter.close();
    }

    @Test
    void a_lock_of_the_application_holds_what_its_class_makes_of_it() throws Exception {
        Samples.LockByInterface lock = new Samples.LockByInterface("mine");
        Samples.LockByInterface copy = RoundTrip.copyOf(lock);

        assertThat(effect.of(LockKind.APPLICATION_LOCK, lock))
                .isEqualTo("the copy is another object, and what it holds is up to Samples.LockByInterface");
        assertThat(copy).isNotSameAs(lock);
        assertThat(copy.name()).isEqualTo("mine");
    }

    @Test
    void a_configured_class_likewise() throws Exception {
        Samples.GateByInterface gate = new Samples.GateByInterface();
        Samples.GateByInterface copy = RoundTrip.copyOf(gate);
        copy.open();

        assertThat(effect.of(LockKind.CONFIGURED, gate))
                .isEqualTo("the copy is another object, and what it holds is up to Samples.GateByInterface");
        assertThat(copy.opened()).isEqualTo(1);
        assertThat(gate.opened()).isZero();
    }

    @Test
    void a_jvm_that_keeps_its_fields_closed_leaves_the_effect_unknown() {
        CopyEffect blind = new CopyEffect(ReflectiveAccess.of(member -> {
            throw new SecurityException("closed");
        }));

        assertThat(blind.of(LockKind.REENTRANT_LOCK, new ReentrantLock()))
                .isEqualTo("unknown: the serial form of java.util.concurrent.locks.ReentrantLock can't be read");
        assertThat(blind.of(LockKind.MONITOR, new Object()))
                .isEqualTo("writeObject fails: NotSerializableException: java.lang.Object");
    }

    private static void assertThatAnotherThreadAcquires(Lock lock) throws Exception {
        FutureTask<Boolean> attempt = new FutureTask<>(() -> {
            boolean acquired = lock.tryLock();
            if (acquired) {
                lock.unlock();
            }
            return acquired;
        });
        new Thread(attempt).start();
        assertThat(attempt.get()).isTrue();
    }
}
