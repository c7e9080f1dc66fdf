package dev.stowaway.share;

import static dev.stowaway.share.Programs.asked;
import static dev.stowaway.share.Programs.line;
import static dev.stowaway.share.Programs.order;
import static dev.stowaway.share.Programs.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lock in a block that several processes have, also when these are stopped or interrupted. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocksOfProcessesTest extends LockInBlock {
    LocksOfProcessesTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void of_four_processes_with_two_threads_each_one_thread_has_it_at_a_time() throws Exception {
        for (int i = 0; i < 4; i++) {
            start();
        }
        for (Process process : programs.processes()) {
            send(process, 'c');
        }
        for (Process process : programs.processes()) {
            assertThat(line(process)).isEqualTo("c");
        }
        assertThat(block.buffer().getLong(LocksBlock.COUNTER)).isEqualTo(4L * LocksBlock.THREADS * LocksBlock.ROUNDS);
        assertThat(lock.abandoned()).isFalse();
    }

    @Test
    void what_is_held_elsewhere_is_locked_here() throws Exception {
        Process other = start();
        order(other, 'l');
        assertThat(lock.isLocked()).isTrue();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
        assertThat(lock.tryLock()).isFalse();
        assertThat(lock.tryLock(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(lock)
                .hasToString("SharedMemoryLock[" + file + ", locked by process " + other.pid()
                        + " (dev.stowaway.share.LocksBlock)]");
        order(other, 'u');
        assertThat(lock.tryLock()).isTrue();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 't')).isEqualTo("true");
    }

    @Test
    void who_has_it_more_than_once_gives_it_back_at_last() throws Exception {
        Process other = start();
        lock.lock();
        lock.lock();
        lock.unlock();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 't')).isEqualTo("true");
    }

    @Test
    void goes_to_who_waits_as_soon_as_it_is_given_back() throws Exception {
        Process other = start();
        lock.lock();
        send(other, 's');
        await().until(() -> lockQueue() > 0);
        lock.unlock();
        assertThat(line(other)).isEqualTo("true");
        assertThat(line(other)).isEqualTo("s");
        assertThat(lock.tryLock()).isFalse();
    }

    @Test
    void who_waits_for_long_sleeps() throws Exception {
        Process other = start();
        lock.lock();
        send(other, 's');
        await().until(() -> lockQueue() > 0);
        Duration before = processorTime(other);
        assertThat(new CountDownLatch(1).await(1, TimeUnit.SECONDS)).isFalse();
        assertThat(processorTime(other).minus(before)).isLessThan(Duration.ofMillis(250));
        lock.unlock();
        assertThat(line(other)).isEqualTo("true");
    }

    private static Duration processorTime(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGSTOP")
    void a_process_that_is_stopped_keeps_it() throws Exception {
        Process holder = start();
        Process waiter = start();
        order(holder, 'l');
        send(waiter, 's');
        signal("STOP", holder);
        assertThat(lock.tryLock()).isFalse();
        assertThat(lock.tryLock(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(lock.abandoned()).isFalse();
        signal("CONT", holder);
        order(holder, 'u');
        assertThat(line(waiter)).isEqualTo("true");
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void whoever_is_interrupted_or_runs_out_of_time_while_it_waits_has_no_part_in_it() throws Exception {
        Process other = start();
        order(other, 'f');
        AtomicBoolean isDone = new AtomicBoolean();
        List<Throwable> failures = new ArrayList<>();
        Thread waiting = new Thread(() -> {
            long held = 0;
            while (!isDone.get()) {
                try {
                    if (held++ % 2 == 0) {
                        lock.lockInterruptibly();
                        lock.unlock();
                    } else if (lock.tryLock(held % 100, TimeUnit.MICROSECONDS)) {
                        lock.unlock();
                    }
                } catch (InterruptedException e) {
                    // That is what it is for.
                } catch (RuntimeException e) {
                    failures.add(e);
                    return;
                }
            }
        });
        waiting.start();
        long until = count() + 300_000;
        await().until(() -> {
            waiting.interrupt();
            return count() > until;
        });
        isDone.set(true);
        waiting.join();
        assertThat(failures).isEmpty();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
        long counted = count();
        await().until(() -> count() > counted + 1000);
        lock.lock();
        assertThat(lock.abandoned()).isFalse();
        lock.unlock();
    }

    @Test
    void an_interrupt_neither_ends_an_endless_wait_nor_is_it_forgotten() throws Exception {
        Process other = start();
        order(other, 'l');
        CountDownLatch locked = new CountDownLatch(1);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            lock.lock();
            isInterrupted.set(Thread.interrupted());
            lock.unlock();
            locked.countDown();
        });
        waiting.start();
        assertThat(locked.await(100, TimeUnit.MILLISECONDS)).isFalse();
        waiting.interrupt();
        order(other, 'u');
        waiting.join();
        assertThat(isInterrupted).isTrue();
    }

    @Test
    void goes_with_its_block_to_another_process() throws Exception {
        Process other = programs.launch(LocksBlock.class);
        ObjectOutputStream out = new ObjectOutputStream(other.getOutputStream());
        out.writeObject(block);
        out.flush();
        assertThat(line(other)).isEqualTo(Integer.toString(LocksBlock.BYTES));
        lock.lock();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 't')).isEqualTo("true");
    }

    @Test
    void a_block_that_is_closed_while_its_lock_is_held_is_kept_until_that_is_given_back() throws Exception {
        Process other = start();
        lock.lock();
        block.close();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 's')).isEqualTo("true");
        assertThat(asked(other, 'a')).isEqualTo("false");
    }
}
