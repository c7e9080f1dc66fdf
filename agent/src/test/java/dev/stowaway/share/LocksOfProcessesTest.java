package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.owner.Owner;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The lock in a block that several processes have, and what becomes of it when these are killed, stopped or interrupted. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocksOfProcessesTest {
    private static final int KILLS = Worker.LONG ? 400 : 40;

    private final List<Process> processes = new ArrayList<>();
    private final Path file;
    private SharedMemory block;
    private SharedMemoryLock lock;

    LocksOfProcessesTest(@TempDir Path folder) {
        this.file = folder.resolve("block");
    }

    @BeforeEach
    void make() throws IOException {
        block = SharedMemory.create(file, LocksBlock.BYTES);
        lock = block.lock();
    }

    @AfterEach
    void killAll() throws Exception {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        block.unlink();
        block.close();
    }

    @Test
    void of_four_processes_with_two_threads_each_one_thread_has_it_at_a_time() throws Exception {
        for (int i = 0; i < 4; i++) {
            start();
        }
        for (Process process : processes) {
            send(process, 'c');
        }
        for (Process process : processes) {
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
    void goes_to_who_waits_when_its_holder_is_killed_and_is_abandoned_until_somebody_recovers_it() throws Exception {
        Process holder = start();
        Process waiter = start();
        order(holder, 'l');
        send(waiter, 's');
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

    @Test
    void a_process_that_is_killed_while_it_waits_has_taken_nothing_with_it() throws Exception {
        for (int i = 0; i < 5; i++) {
            Process waiter = start();
            lock.lock();
            send(waiter, 'l');
            await().until(() -> lockQueue() > 0);
            waiter.destroyForcibly();
            lock.unlock();
            waiter.waitFor();
        }
        assertThat(asked(start(), 's')).isEqualTo("true");
    }

    @Test
    void of_processes_that_are_killed_at_any_time_none_leaves_it_locked_or_its_mistakes_unmarked() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            counting();
        }
        for (int i = 0; i < KILLS; i++) {
            long counted = count();
            await().until(() -> count() > counted + random.nextInt(1000));
            processes.remove(random.nextInt(processes.size())).destroyForcibly();
            counting();
        }
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();
        assertThat(block.buffer().getLong(LocksBlock.SURPRISES)).isZero();
    }

    private void counting() throws IOException {
        Process process = start();
        order(process, 'f');
    }

    private long count() {
        return block.buffer().getLong(LocksBlock.COUNTER);
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
    void goes_with_its_block_to_another_process() throws Exception {
        Process other = launch();
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

    /** How many threads wait at the lock of this process, or will when they are scheduled. */
    private int lockQueue() {
        Owner owner = Owner.current();
        return owner == null ? 0 : owner.waits();
    }

    private Process start() throws IOException {
        Process process = launch(file.toString());
        assertThat(line(process)).isEqualTo(Integer.toString(LocksBlock.BYTES));
        return process;
    }

    private Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(LocksBlock.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static void order(Process process, char order) throws IOException {
        send(process, order);
        assertThat(line(process)).isEqualTo(Character.toString(order));
    }

    private static String asked(Process process, char order) throws IOException {
        send(process, order);
        String answer = line(process);
        assertThat(line(process)).isEqualTo(Character.toString(order));
        return answer;
    }

    private static void send(Process process, char order) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write(order);
        out.flush();
    }

    private static String line(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(lines.readLine());
    }
}
