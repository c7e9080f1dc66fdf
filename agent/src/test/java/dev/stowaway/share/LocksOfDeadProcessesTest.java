package dev.stowaway.share;

import static dev.stowaway.share.Programs.asked;
import static dev.stowaway.share.Programs.line;
import static dev.stowaway.share.Programs.order;
import static dev.stowaway.share.Programs.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the lock in a block when processes that have it, or wait for it, are killed or end. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocksOfDeadProcessesTest extends LockInBlock {
    private static final int KILLS = Worker.LONG ? 400 : 40;
    private static final int KILLED_WAITERS = Worker.LONG ? 100 : 5;

    LocksOfDeadProcessesTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void goes_to_who_waits_when_its_holder_is_killed_and_is_abandoned_until_somebody_recovers_it() throws Exception {
        Process holder = start();
        Process waiter = start();
        order(holder, 'l');
        send(waiter, 's');
        awaitWaiting(holder, 1);
        long before = System.nanoTime();
        holder.destroyForcibly();
        assertThat(line(waiter)).isEqualTo("true");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        assertThat(line(waiter)).isEqualTo("s");
        assertThat(asked(waiter, 'a')).isEqualTo("true");
        order(waiter, 'u');
        lock.lock();
        assertThat(lock.abandoned()).isTrue();
        assertThat(lock.recover()).isTrue();
        assertThat(lock.recover()).isFalse();
        assertThat(lock.abandoned()).isFalse();
        lock.unlock();
        assertThat(asked(waiter, 'a')).isEqualTo("false");
    }

    @Test
    void is_had_at_once_when_its_holder_is_dead_already() throws Exception {
        Process holder = start();
        order(holder, 'l');
        holder.destroyForcibly().waitFor();
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.abandoned()).isTrue();
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    /** Of which most do not know yet that they are broken when the first is found to be. */
    @Test
    void is_had_at_once_by_who_has_many_connections_to_its_dead_holder() throws Exception {
        Process holder = start();
        order(holder, 'l');
        order(holder, 'm');
        List<SharedMemory> more = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < LocksBlock.MORE; i++) {
            SharedMemory another = SharedMemory.attach(LocksBlock.another(file, i));
            more.add(another);
            Thread thread = new Thread(() ->
                    assertThatThrownBy(another.lock()::lockInterruptibly).isInstanceOf(InterruptedException.class));
            waiting.add(thread);
            thread.start();
        }
        awaitWaiting(holder, LocksBlock.MORE);
        for (Thread thread : waiting) {
            thread.interrupt();
            thread.join();
        }
        assertThat(lock.tryLock()).isFalse();
        holder.destroyForcibly().waitFor();
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.abandoned()).isTrue();
        for (SharedMemory another : more) {
            another.unlink();
            another.close();
        }
    }

    /** Until so many threads wait at locks of that process, or will when they are scheduled. */
    private static void awaitWaiting(Process holder, int threads) {
        await().until(() -> asked(holder, 'w').equals(Integer.toString(threads)));
    }

    @Test
    void a_process_that_is_killed_while_it_waits_has_taken_nothing_with_it() throws Exception {
        for (int i = 0; i < KILLED_WAITERS; i++) {
            Process waiter = start();
            lock.lock();
            send(waiter, 'l');
            await().until(() -> lockQueue() > 0);
            waiter.destroyForcibly();
            lock.unlock();
            waiter.waitFor();
            await().until(() -> lockQueue() == 0);
        }
        assertThat(asked(start(), 's')).isEqualTo("true");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // so many JVMs
    void of_processes_that_are_killed_at_any_time_none_leaves_it_locked_or_its_mistakes_unmarked() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            counting();
        }
        for (int i = 0; i < KILLS; i++) {
            long counted = count();
            await().until(() -> count() > counted + random.nextInt(1000));
            programs.processes()
                    .remove(random.nextInt(programs.processes().size()))
                    .destroyForcibly();
            counting();
        }
        programs.killAll();
        assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();
        assertThat(block.buffer().getLong(LocksBlock.SURPRISES)).isZero();
    }

    @Test
    void an_interrupted_thread_sees_that_the_holder_is_dead_and_its_process_keeps_the_block() throws Exception {
        Process holder = start();
        order(holder, 'l');
        holder.destroyForcibly().waitFor();
        Thread.currentThread().interrupt();
        lock.lock();
        assertThat(Thread.interrupted()).isTrue();
        Process other = start();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 't')).isEqualTo("true");
    }

    @Test
    void a_process_that_shuts_down_keeps_it_until_it_has_ended() throws Exception {
        Process holder = start();
        order(holder, 'l');
        order(holder, 'x'); // Its socket is gone then, or is about to.
        Process waiter = start();
        send(waiter, 'l');
        assertThat(lock.tryLock(500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(lock.tryLock()).isFalse();
        assertThat(lock.abandoned()).isFalse();
        holder.destroyForcibly();
        assertThat(line(waiter)).isEqualTo("l");
        assertThat(asked(waiter, 'a')).isEqualTo("true");
    }

    @Test
    void is_had_though_the_log_throws_that_is_to_say_so() throws Exception {
        Process holder = start();
        order(holder, 'l');
        holder.destroyForcibly().waitFor();
        try (Throwing log = new Throwing(new IllegalStateException("the application's logging fails"))) {
            lock.lock();
            assertThat(log.isAsked()).isTrue();
        }
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(lock.abandoned()).isTrue();
        lock.unlock();
        assertThat(asked(start(), 't')).isEqualTo("true");
    }

    @Test
    void is_not_had_by_who_gets_an_error_after_it_was_taken() throws Exception {
        Process other = start();
        for (ThrowingCallable way : List.<ThrowingCallable>of(
                lock::lock, lock::lockInterruptibly, lock::tryLock, () -> lock.tryLock(1, TimeUnit.SECONDS))) {
            Process holder = start();
            order(holder, 'l');
            holder.destroyForcibly().waitFor();
            try (Throwing log = new Throwing(new StackOverflowError())) {
                assertThatThrownBy(way).isInstanceOf(StackOverflowError.class);
                assertThat(log.isAsked()).isTrue();
            }
            assertThat(lock.isHeldByCurrentThread()).isFalse();
            assertThat(lock.isLocked()).isFalse();
            assertThat(lock.abandoned()).isTrue();
            assertThat(asked(other, 't')).isEqualTo("true");
            order(other, 'u');
        }
        assertThat(lock.tryLock()).isTrue();
    }

    /** Stowaway's log, until it is closed. */
    private static final class Throwing implements AutoCloseable, Filter {
        private static final Logger LOG = Logger.getLogger("stowaway");

        private final Throwable thrown;
        private boolean isAsked;

        Throwing(Throwable thrown) {
            this.thrown = thrown;
            LOG.setFilter(this);
        }

        @Override
        public boolean isLoggable(LogRecord line) {
            isAsked = true;
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }

        boolean isAsked() {
            return isAsked;
        }

        @Override
        public void close() {
            LOG.setFilter(null);
        }
    }

    @Test
    void at_most_64_processes_use_it_and_the_places_of_dead_ones_are_free() throws Exception {
        Process others = start();
        assertThat(asked(others, 'o')).isEqualTo("64");
        assertThatThrownBy(lock::lock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("64 processes use the lock of the block " + file
                        + " already, which is as many as can: close it in one of them");
        others.destroyForcibly().waitFor();
        assertThat(lock.tryLock()).isTrue();
    }

    @Test
    void who_takes_the_place_of_its_dead_holder_is_not_taken_for_that() throws Exception {
        Process holder = start();
        order(holder, 'l');
        Process others = start();
        assertThat(asked(others, 'o')).isEqualTo("63");
        holder.destroyForcibly().waitFor();
        Process next = start();
        assertThat(asked(next, 's')).isEqualTo("true");
        assertThat(asked(next, 'a')).isEqualTo("true");
        assertThat(lock)
                .hasToString("SharedMemoryLock[" + file + ", locked by process " + next.pid()
                        + " (dev.stowaway.share.LocksBlock)]");
    }

    private void counting() throws IOException {
        Process process = start();
        order(process, 'f');
    }
}
