package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stowaway.QueueClosedException;
import dev.stowaway.wire.ProcessName;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queues that are closed, and elements that are removed. */
@Timeout(600)
class EndsOfQueuesTest {
    @RegisterExtension
    final Workers workers = new Workers();

    private static final String LOST = "1 element that this process had put into SharedQueue of " + ProcessName.own()
            + " did not get there: the queue is closed: nothing can be put any more";

    @Test
    void a_closed_queue_ends_for_everybody() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker worker = workers.start();
        Future<Integer> blocked = worker.begins(queue::take);
        Future<Long> loop = workers.start().begins(QueueTasks.sum(queue));
        queue.close();
        assertThatThrownBy(blocked::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(QueueClosedException.class);
        assertThat(loop.get()).isZero();
        assertThatThrownBy(() -> queue.put(1)).isInstanceOf(QueueClosedException.class);
        assertThatThrownBy(() -> worker.does(() -> {
                    queue.put(1);
                    queue.flush();
                    return true;
                }))
                .hasCauseInstanceOf(QueueClosedException.class);
        queue.join();
    }

    @Test
    void what_is_put_too_late_is_told_who_put_it_and_not_who_takes() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.addAll(List.of(1, 2, 3));
        queue.close();
        Worker worker = workers.start();
        assertThat(worker.does(() -> {
                    int first = queue.take();
                    queue.put(99);
                    assertThatThrownBy(queue::flush).isInstanceOf(QueueClosedException.class);
                    queue.taskDone();
                    assertThat(queue.size()).isEqualTo(2);
                    assertThat(queue.peek()).isEqualTo(2);
                    assertThat(queue).containsExactly(2, 3);
                    assertThat(queue.unfinished()).isEqualTo(2);
                    assertThat(queue.poll()).isEqualTo(2);
                    queue.taskDone();
                    return first + QueueTasks.sum(queue).run();
                }))
                .isEqualTo(4);
        assertThat(queue.join(10, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.does(() -> {
                    queue.close();
                    assertThatThrownBy(() -> queue.put(100)).isInstanceOf(QueueClosedException.class);
                    assertThatThrownBy(queue::join).isInstanceOf(QueueClosedException.class);
                    assertThatThrownBy(queue::flush).hasMessageContaining("1 element came too late");
                    return queue.poll() == null;
                }))
                .isTrue();
    }

    @Test
    void and_the_log_has_it_since_nobody_may_ask() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.close();
        String logged = workers.start().does(() -> {
            CompletableFuture<String> message = new CompletableFuture<>();
            Logger.getLogger("stowaway").addHandler(new Completing(message));
            queue.put(1);
            return message.get();
        });
        assertThat(logged).isEqualTo(LOST);
    }

    private static final class Completing extends StreamHandler {
        private final CompletableFuture<String> message;

        Completing(CompletableFuture<String> message) {
            this.message = message;
        }

        @Override
        public synchronized void publish(LogRecord line) {
            message.complete(line.getMessage());
        }
    }

    @Test
    void so_it_is_said_if_the_process_ends_before_it_is_found_out(@TempDir Path folder) throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.close();
        Worker worker = workers.start();
        String log = folder.resolve("stderr").toString();
        worker.does(() -> {
            System.setErr(new PrintStream(log, StandardCharsets.UTF_8));
            Logger.getLogger("stowaway").info("the log is in use, and closed at the end");
            return true;
        });
        Future<Boolean> never = worker.begins(() -> {
            queue.put(1);
            System.exit(0);
            return true;
        });
        assertThatThrownBy(never::get).isInstanceOf(ExecutionException.class);
        assertThat(worker.process().waitFor()).isZero();
        assertThat(Path.of(log)).content().contains(LOST);
    }

    @Test
    void who_has_closed_the_queue_can_put_nothing_more_and_all_that_he_has_put_is_there() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        assertThat(workers.start().does(() -> {
                    queue.put(1);
                    queue.close();
                    assertThatThrownBy(() -> queue.put(2))
                            .isInstanceOf(QueueClosedException.class)
                            .hasMessage("the queue is closed: nothing can be put any more");
                    assertThatThrownBy(() -> queue.offer(2)).isInstanceOf(QueueClosedException.class);
                    queue.flush();
                    queue.take();
                    queue.taskDone();
                    return queue.join(10, TimeUnit.SECONDS);
                }))
                .isTrue();
    }

    @Test
    void what_there_is_no_memory_for_is_not_put_and_nothing_of_it() throws Exception {
        SharedQueue<String> queue = SharedQueue.create();
        workers.start("-Xmx48m").does(() -> {
            assertThatThrownBy(() -> queue.put("x".repeat(20 << 20))).isInstanceOf(OutOfMemoryError.class);
            queue.put("next");
            queue.flush();
            return true;
        });
        assertThat(queue).containsExactly("next");
    }

    @Test
    void an_interrupted_thread_closes_too_and_stays_interrupted() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        assertThat(workers.start().does(() -> {
                    for (int i = 0; i < 100_000; i++) { // so that some of it is on its way
                        queue.put(i);
                    }
                    Thread.currentThread().interrupt();
                    queue.close();
                    return Thread.interrupted();
                }))
                .isTrue();
        assertThat(queue.isClosed()).isTrue();
        assertThat(queue).hasSize(100_000);
    }

    @Test
    void so_does_it_clear_the_queue_and_count_what_is_in_it() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        for (int i = 0; i < 1000; i++) {
            queue.put(i);
        }
        assertThat(workers.start().does(() -> {
                    for (int i = 0; i < 70; i++) { // so that some are here in advance
                        queue.take();
                        queue.taskDone();
                    }
                    Thread.currentThread().interrupt();
                    int size = queue.size();
                    queue.clear();
                    return Thread.interrupted() && queue.isEmpty() ? size : -1;
                }))
                .isEqualTo(930);
    }

    @Test
    void what_is_cleared_or_removed_is_done_since_nobody_will_do_it() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker worker = workers.start();
        assertThat(worker.does(() -> {
                    queue.addAll(List.of(1, 2, 3, 4, 5, 6, 7, 8));
                    boolean isRemoved =
                            queue.remove(2) && queue.removeAll(List.of(3, 4, 9)) && queue.removeIf(n -> n == 5);
                    return isRemoved && queue.retainAll(List.of(1, 7)) && !queue.remove(2);
                }))
                .isTrue();
        assertThat(queue).containsExactly(1, 7);
        assertThat(queue.unfinished()).isEqualTo(2);
        worker.does(() -> {
            queue.put(9);
            queue.clear();
            return true;
        });
        assertThat(queue.join(0, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.ends()).isZero();
        assertThat(queue).isEmpty();
    }

    @Test
    void there_can_be_more_than_is_listed_at_a_time() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        int many = 150_000;
        for (int i = 0; i < many; i++) {
            queue.put(i);
        }
        assertThat(queue.contains(many - 1)).isTrue();
        assertThat(queue.remove(many - 1)).isTrue();
        assertThat(queue.stream().count()).isEqualTo(many - 1);
        assertThat(queue.removeIf(n -> n < 0 || queue.offer(-1))).isTrue();
        assertThat(queue).as("what was put meanwhile is left alone").hasSize(many - 1);
    }

    @Test
    void many_are_removed_at_once_or_none() {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.addAll(IntStream.range(0, 200_000).boxed().toList());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> queue.removeIf(n -> n % 2 == 0));
        assertThat(queue.unfinished()).isEqualTo(100_000);
        assertThatThrownBy(() -> queue.removeIf(n -> 1 / (n - 99_999) < 2)).isInstanceOf(ArithmeticException.class);
        assertThat(queue).hasSize(100_000).allMatch(n -> n % 2 == 1);
    }

    @Test
    @SuppressWarnings("CollectionIncompatibleType") // it says itself what it is equal to
    void what_somebody_takes_meanwhile_is_not_removed() {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.addAll(List.of(1, 2, 3));
        assertThat(queue.remove(new TakesWhatItIsComparedTo(queue))).isFalse();
        queue.addAll(List.of(1, 2, 3));
        assertThat(queue.removeIf(any -> queue.poll() != null)).isFalse();
        queue.addAll(List.of(1, 2, 3));
        assertThat(queue.retainAll(new TakesWhatItIsAskedOf(queue))).isFalse();
        assertThat(queue.unfinished()).isEqualTo(9);
    }

    private record TakesWhatItIsComparedTo(SharedQueue<Integer> queue) {
        @Override
        public boolean equals(Object element) {
            return element.equals(queue.poll());
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    private static final class TakesWhatItIsAskedOf extends AbstractCollection<Integer> {
        private final SharedQueue<Integer> queue;

        TakesWhatItIsAskedOf(SharedQueue<Integer> queue) {
            this.queue = queue;
        }

        @Override
        public boolean contains(Object element) {
            queue.poll();
            return false;
        }

        @Override
        public Iterator<Integer> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
