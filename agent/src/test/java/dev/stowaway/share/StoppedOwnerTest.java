package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process in which a queue lives is stopped, and goes on later. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class StoppedOwnerTest {
    private static final long PAUSE_MS = 300;

    /** Beyond the time asked for. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @RegisterExtension
    final Workers workers = new Workers();

    /** In a worker: what it had. */
    private static volatile WeakReference<Object> letGo = new WeakReference<>(null);

    @SuppressWarnings("NullAway.Init")
    private Worker owner;

    @BeforeEach
    void start() throws IOException {
        owner = Worker.start();
    }

    @AfterEach
    void end() throws Exception {
        owner.kill();
    }

    @Test
    void who_waits_for_a_time_waits_for_no_longer_and_nothing_is_done_later() throws Exception {
        SharedQueue<Integer> queue =
                owner.does(() -> SharedQueue.builder().capacity(2).create());
        queue.put(1);

        stop();
        assertEndsInTime(() -> queue.poll(PAUSE_MS, TimeUnit.MILLISECONDS), null);
        assertEndsInTime(() -> queue.offer(2, PAUSE_MS, TimeUnit.MILLISECONDS), false);
        assertEndsInTime(() -> queue.join(PAUSE_MS, TimeUnit.MILLISECONDS), false);
        goOn();

        assertThat(queue).containsExactly(1);
        assertThat(queue.take()).isEqualTo(1);
        queue.taskDone();
        queue.join();
    }

    @Test
    void so_does_who_puts_more_than_there_is_room_for_on_its_way() throws Exception {
        SharedQueue<String> queue = owner.does(() -> SharedQueue.create());
        queue.put("first");
        queue.flush();
        String large = "x".repeat(100_000);

        stop();
        queue.put(large); // which is being sent, or waits for it
        assertThat(queue.offer("on its way", PAUSE_MS, TimeUnit.MILLISECONDS)).isTrue();
        queue.put(large);
        assertEndsInTime(() -> queue.offer("late", PAUSE_MS, TimeUnit.MILLISECONDS), false);
        assertEndsInTime(() -> queue.offer("late"), false);
        assertThatThrownBy(() -> queue.add("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "what is on its way to SharedQueue of process .* has not been taken in for a second: .*");
        goOn();

        queue.flush();
        assertThat(queue).containsExactly("first", large, "on its way", large);
    }

    @Test
    void so_does_a_thread_that_has_never_reached_it() throws Exception {
        SharedQueue<Integer> queue = owner.does(() -> SharedQueue.create());

        stop();
        CompletableFuture<Void> newcomer = inThread(() -> {
            assertEndsInTime(() -> queue.poll(PAUSE_MS, TimeUnit.MILLISECONDS), null);
            return null;
        });
        newcomer.get();
        goOn();

        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
    }

    @Test
    void an_interrupt_ends_a_wait_and_what_would_have_been_taken_is_there_for_others() throws Exception {
        SharedQueue<Integer> queue = owner.does(() -> SharedQueue.create());
        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
        queue.taskDone();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Integer> taken = inThread(() -> {
            thread.complete(Thread.currentThread());
            return queue.take();
        });
        await().until(() -> thread.get().getState() == Thread.State.RUNNABLE && isSelecting(thread.get()));

        stop();
        thread.get().interrupt();
        assertThatThrownBy(taken::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        goOn();

        queue.put(2);
        assertThat(queue.take()).isEqualTo(2);
        assertThat(queue.deliveries()).isZero();
    }

    @Test
    void so_does_who_has_something_to_say_to_it_and_that_is_said_later() throws Exception {
        SharedQueue<Integer> queue = owner.does(() -> SharedQueue.create());
        for (int i = 0; i < 100; i++) {
            queue.put(i);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(queue.take()).isEqualTo(i); // and some more are here in advance
        }
        stop();
        for (int i = 0; i < 50; i++) {
            queue.taskDone(); // which is said in the background
        }
        queue.put(100);
        while (queue.poll(PAUSE_MS, TimeUnit.MILLISECONDS) != null) { // what is here
            queue.taskDone();
        }
        assertEndsInTime(() -> queue.poll(PAUSE_MS, TimeUnit.MILLISECONDS), null);
        assertEndsInTime(() -> queue.join(PAUSE_MS, TimeUnit.MILLISECONDS), false);
        goOn();

        for (Integer next = queue.poll(1, TimeUnit.SECONDS); next != null; next = queue.poll(1, TimeUnit.SECONDS)) {
            queue.taskDone();
        }
        assertThat(queue.join(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_process_that_has_put_something_ends_when_that_is_there_though_it_has_let_the_queue_go() throws Exception {
        SharedQueue<Integer> queue = owner.does(() -> SharedQueue.create());
        Worker producer = workers.start();
        producer.does(() -> {
            queue.put(0);
            queue.flush();
            return true;
        });
        stop();
        producer.does(() -> queue.offer(1)); // which is sent
        producer.does(() -> {
            for (int i = 2; i <= 10; i++) { // which is not
                queue.put(i);
            }
            letGo = new WeakReference<>(queue);
            return true;
        });
        producer.does(() -> {
            await().until(() -> {
                System.gc();
                return letGo.get() == null;
            });
            return true;
        });
        CompletableFuture<Integer> ends = inThread(producer::ends);
        await().during(Duration.ofMillis(300)).until(() -> !ends.isDone());
        goOn();

        assertThat(ends.get()).isZero();
        assertThat(queue).hasSize(11);
    }

    @Test
    void nor_does_who_waits_for_an_event() throws Exception {
        SharedEvent event = owner.does(
                        (Worker.Task<EventOf>) () -> new EventOf(Manager.start().event()))
                .event();

        stop();
        assertEndsInTime(() -> event.await(PAUSE_MS, TimeUnit.MILLISECONDS), false);
        goOn();

        event.set();
        assertThat(event.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private record EventOf(SharedEvent event) implements Serializable {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lock_is_printed_all_the_same_also_by_who_is_interrupted(boolean isInterrupted) throws Exception {
        Lock lock = owner.does(
                        (Worker.Task<LockOf>) () -> new LockOf(Manager.start().lock()))
                .lock();
        String text = lock.toString();
        assertThat(text).contains("[Unlocked] of process " + owner.process().pid());

        stop();
        CompletableFuture<Boolean> printed = inThread(() -> {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            assertThat(lock).hasToString(text.replace("[Unlocked]", "") + ", which does not answer");
            return Thread.interrupted();
        });
        assertThat(printed.get(20, TimeUnit.SECONDS)).isEqualTo(isInterrupted);
        goOn();

        assertThat(lock).hasToString(text);
    }

    private record LockOf(ReentrantLock lock) implements Serializable {}

    private static boolean isSelecting(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("select")) {
                return true;
            }
        }
        return false;
    }

    private static <T> void assertEndsInTime(Callable<T> call, @Nullable T expected) throws Exception {
        long start = System.nanoTime();
        assertThat(call.call()).isEqualTo(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(
                        Duration.ofMillis(PAUSE_MS), Duration.ofMillis(PAUSE_MS).plus(TOLERANCE));
    }

    private static <T> CompletableFuture<T> inThread(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable t) {
                result.completeExceptionally(t);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private void stop() throws Exception {
        signal("STOP");
        await().until(this::isStopped);
    }

    /** Each of its threads, which the signal reaches one by one. */
    private boolean isStopped() throws IOException {
        Path threads = Path.of("/proc/" + owner.process().pid() + "/task");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!Files.readString(thread.resolve("status")).contains("State:\tT")) {
                    return false;
                }
            }
        }
        return true;
    }

    private void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        String pid = Long.toString(owner.process().pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
