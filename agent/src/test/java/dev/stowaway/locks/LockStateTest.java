package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.managed.ManagedLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // threads that only have to exist meanwhile
class LockStateTest {
    private final LockState state = new LockState(Opened.access());

    @Test
    void a_stamped_lock_and_its_views_tell_readers_from_the_writer() {
        StampedLock read = new StampedLock();
        assertThatAllSay(read, "free");
        // From 126 on, further readers are counted elsewhere.
        for (int readers = 1; readers <= 130; readers++) {
            assertThat(read.tryReadLock()).isNotZero();
            assertThatAllSay(read, readers == 1 ? "read-locked" : "read-locked (" + readers + " holds)");
        }

        StampedLock written = new StampedLock();
        long stamp = written.writeLock();
        assertThatAllSay(written, "write-locked (a StampedLock does not record by whom)");
        written.unlockWrite(stamp);
        assertThatAllSay(written, "free");
    }

    @Test
    void those_who_wait_for_a_stamped_lock_are_counted_and_readers_too() {
        StampedLock lock = new StampedLock();
        assertThat(lock.tryWriteLock()).isNotZero();
        List<InThread> waiters = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                waiters.add(InThread.waiting(lock::readLockInterruptibly));
            }
            waiters.add(InThread.waiting(lock::writeLockInterruptibly));
            waiters.add(InThread.waiting(lock::readLockInterruptibly));

            assertThatAllSay(lock, "write-locked (a StampedLock does not record by whom), 5 waiting");
        } finally {
            waiters.forEach(InThread::close);
        }
    }

    @Test
    void a_monitor_tells_no_more_than_whether_this_thread_holds_it() {
        Object monitor = new Object();
        assertThat(state.of(LockKind.MONITOR, monitor)).isEqualTo("not held by this thread");
        synchronized (monitor) {
            assertThat(state.of(LockKind.MONITOR, monitor)).isEqualTo("held by this thread");
        }
    }

    @Test
    void a_barrier_says_how_many_parties_wait_and_whether_it_is_broken() {
        CyclicBarrier barrier = new CyclicBarrier(3);
        assertThat(state.of(LockKind.CYCLIC_BARRIER, barrier)).isEqualTo("0 of 3 parties waiting");
        try (InThread party = InThread.waiting(barrier::await)) {
            assertThat(state.of(LockKind.CYCLIC_BARRIER, barrier)).isEqualTo("1 of 3 parties waiting");
        }
        await().until(barrier::isBroken);
        assertThat(state.of(LockKind.CYCLIC_BARRIER, barrier)).isEqualTo("broken");
    }

    @Test
    void a_phaser_says_its_phase_and_arrivals() {
        Phaser phaser = new Phaser();
        assertThat(state.of(LockKind.PHASER, phaser)).isEqualTo("phase 0, 0 of 0 parties arrived");
        phaser.bulkRegister(2);
        phaser.arrive();
        assertThat(state.of(LockKind.PHASER, phaser)).isEqualTo("phase 0, 1 of 2 parties arrived");
        phaser.arrive();
        assertThat(state.of(LockKind.PHASER, phaser)).isEqualTo("phase 1, 0 of 2 parties arrived");
        phaser.forceTermination();
        assertThat(state.of(LockKind.PHASER, phaser)).isEqualTo("terminated");
    }

    @Test
    void a_phaser_below_another_may_be_a_phase_behind_in_its_own_number() {
        Phaser root = new Phaser();
        Phaser left = new Phaser(root, 1);
        Phaser right = new Phaser(root, 2);
        left.arrive();
        right.arrive();
        assertThat(state.of(LockKind.PHASER, left)).isEqualTo("phase 0, 1 of 1 parties arrived");
        right.arrive();

        assertThat(state.of(LockKind.PHASER, left)).isEqualTo("phase 1, 0 of 1 parties arrived");
        // This brings its number up to date; by now the answers have to agree.
        assertThat(left.getArrivedParties()).isZero();
    }

    @Test
    void a_thread_says_its_name_escaped_and_whether_it_lives() {
        Thread thread = new Thread(() -> {}, "a \"b\"\\\n\u2028c");
        assertThat(state.of(LockKind.THREAD, thread)).isEqualTo("thread \"a \\\"b\\\"\\\\\\u000a\\u2028c\", not alive");
        assertThat(state.of(LockKind.THREAD, Thread.currentThread())).endsWith("\", alive");
    }

    @Test
    void a_thread_pool_says_how_many_threads_it_has_also_behind_a_wrapper() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        assertThat(state.of(LockKind.EXECUTOR, pool)).isEqualTo("running, 0 threads");
        assertThat(pool.submit(() -> 1).get()).isEqualTo(1);
        assertThat(state.of(LockKind.EXECUTOR, pool)).isEqualTo("running, 1 thread");
        assertThat(state.of(LockKind.EXECUTOR, Executors.unconfigurableExecutorService(pool)))
                .isEqualTo("running, 1 thread");
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(state.of(LockKind.EXECUTOR, pool)).isEqualTo("terminated, 0 threads");
    }

    @Test
    void what_can_t_be_known_is_said_to_be_unknown() {
        ForkJoinPool pool = new ForkJoinPool(1);
        assertThat(state.of(LockKind.EXECUTOR, pool)).isEqualTo("state unknown");
        pool.shutdown();
        assertThat(state.of(LockKind.EXCHANGER, new Exchanger<>())).isEqualTo("state unknown");
        assertThat(state.of(LockKind.THREAD_LOCAL, new ThreadLocal<>())).isEqualTo("state unknown");
        assertThat(state.of(LockKind.APPLICATION_LOCK, new Samples.LockBySuperclass()))
                .isEqualTo("state unknown");
        assertThat(state.of(LockKind.CONFIGURED, new Samples.GateByInterface())).isEqualTo("state unknown");
    }

    @Test
    void a_jvm_that_keeps_its_fields_closed_or_names_them_otherwise_leaves_the_state_unknown() {
        LockState closed = new LockState(ReflectiveAccess.of(member -> {
            throw new SecurityException("closed");
        }));
        LockState renamed = new LockState(ReflectiveAccess.of(member -> {
            throw new NoSuchFieldError("sync");
        }));

        for (LockState blind : List.of(closed, renamed)) {
            assertThat(blind.of(LockKind.REENTRANT_LOCK, new ReentrantLock())).isEqualTo("state unknown");
            assertThat(blind.of(LockKind.PHASER, new Phaser())).isEqualTo("state unknown");
            assertThat(blind.of(LockKind.MONITOR, new Object())).isEqualTo("not held by this thread");
        }
    }

    @Test
    void a_condition_of_a_managers_lock_is_that_of_the_lock_itself() {
        ManagedLock lock = new ManagedLock("a shared lock");
        Condition condition = lock.newCondition();
        assertThat(state.awaiting(condition)).isEqualTo("0 waiting for a signal");
        assertThat(state.of(LockKind.CONDITION, condition)).isEqualTo("0 waiting for a signal; its lock: free");
    }

    @Test
    void a_field_is_opened_only_for_a_lock_that_has_it() {
        List<String> opened = new ArrayList<>();
        LockState lazy = new LockState(ReflectiveAccess.of(member -> {
            opened.add(member.toString());
            member.setAccessible(true);
        }));
        assertThat(opened).isEmpty();

        assertThat(lazy.of(LockKind.REENTRANT_LOCK, new ReentrantLock())).isEqualTo("free");
        assertThat(opened).isNotEmpty().noneMatch(field -> field.contains("Stamped") || field.contains("Barrier"));
    }

    private void assertThatAllSay(StampedLock lock, String expected) {
        assertThat(state.of(LockKind.STAMPED_LOCK, lock)).isEqualTo(expected);
        assertThat(state.of(LockKind.STAMPED_LOCK, lock.asReadLock())).isEqualTo(expected);
        assertThat(state.of(LockKind.STAMPED_LOCK, lock.asWriteLock())).isEqualTo(expected);
        assertThat(state.of(LockKind.STAMPED_LOCK, lock.asReadWriteLock())).isEqualTo(expected);
    }
}
