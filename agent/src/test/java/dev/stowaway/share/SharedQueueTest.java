package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.ElementsLostException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mirrors, and goes beyond, CPython's {@code _TestQueue}: with processes that die. */
@Timeout(600)
class SharedQueueTest {
    @RegisterExtension
    final Workers workers = new Workers();

    /** In a worker: the thread that takes. */
    private static volatile @Nullable Thread taking;

    @Test
    void what_is_put_here_is_taken_and_done_there() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        List<Future<Long>> sums = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sums.add(workers.start().begins(QueueTasks.sum(queue)));
        }
        for (int i = 1; i <= 10_000; i++) {
            queue.put(i);
        }
        queue.join();
        assertThat(queue.unfinished()).isZero();
        queue.close();
        long sum = 0;
        for (Future<Long> one : sums) {
            sum += one.get();
        }
        assertThat(sum).isEqualTo(50_005_000L);
    }

    @Test
    void the_order_is_that_of_each_process_that_puts() throws Exception {
        SharedQueue<int[]> queue = SharedQueue.create();
        List<Future<Boolean>> all = new ArrayList<>();
        for (int producer = 0; producer < 3; producer++) {
            int number = producer;
            Future<Boolean> puts = workers.start().begins(() -> {
                for (int i = 0; i < 5_000; i++) {
                    queue.put(new int[] {number, i});
                }
                queue.flush();
                return true;
            });
            all.add(puts);
        }
        int[] next = new int[3];
        for (int i = 0; i < 15_000; i++) {
            int[] element = queue.take();
            assertThat(element[1]).isEqualTo(next[element[0]]++);
            queue.taskDone();
        }
        for (Future<Boolean> puts : all) {
            assertThat(puts.get()).isTrue();
        }
        assertThat(queue.unfinished()).isZero();
    }

    @Test
    void that_is_so_for_each_of_several_threads_that_take_in_one_process() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        for (int i = 0; i < 30_000; i++) {
            queue.put(i);
        }
        queue.close();
        Worker worker = workers.start();
        List<Future<ArrayList<Integer>>> all = new ArrayList<>();
        for (int thread = 0; thread < 3; thread++) {
            Future<ArrayList<Integer>> taken = worker.begins(() -> {
                ArrayList<Integer> seen = new ArrayList<>();
                for (int element : queue.untilClosed()) {
                    seen.add(element);
                    queue.taskDone();
                }
                return seen;
            });
            all.add(taken);
        }
        int count = 0;
        for (Future<ArrayList<Integer>> taken : all) {
            assertThat(taken.get()).isSorted();
            count += taken.get().size();
        }
        assertThat(count).isEqualTo(30_000);
    }

    @Test
    void a_consumer_that_dies_leaves_what_it_has_not_done_to_others() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.put(1);
        queue.put(2);
        Worker first = workers.start();
        assertThat(first.does(queue::take)).isEqualTo(1);
        first.kill();
        await().until(() -> queue.redeliveries() == 1);
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.deliveries()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo(2);
        assertThat(queue.deliveries()).isZero();
        assertThat(queue.redeliveries()).isEqualTo(1);
    }

    @Test
    void or_join_says_what_was_lost() throws Exception {
        SharedQueue<String> queue = SharedQueue.builder().reportLost().create();
        queue.put("a");
        queue.put("b");
        Worker worker = workers.start();
        assertThat(worker.does(queue::take)).isEqualTo("a");
        Future<Boolean> taken = worker.begins(() -> {
            queue.take();
            return true;
        });
        taken.get();
        worker.kill();
        assertThatThrownBy(queue::join)
                .isInstanceOfSatisfying(ElementsLostException.class, e -> assertThat(e.elements())
                        .containsExactly("a", "b"))
                .hasMessageStartingWith("2 elements were lost");
        queue.join();
    }

    @Test
    void a_reader_that_is_killed_while_it_waits_harms_nobody() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker other = workers.start();
        for (int round = 0; round < (Worker.LONG ? 100 : 3); round++) {
            Worker blocked = workers.start();
            Future<Integer> never = blocked.begins(queue::take);
            Future<Integer> taken = other.begins(() -> {
                int element = queue.take();
                queue.taskDone();
                return element;
            });
            await().until(() -> waiting() == 2);
            blocked.kill();
            assertThatThrownBy(never::get).isInstanceOf(ExecutionException.class);
            queue.put(round);
            assertThat(taken.get()).isEqualTo(round);
        }
        queue.join();
    }

    @Test
    void join_waits_for_what_is_taken_and_not_done() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.put(1);
        Worker worker = workers.start();
        worker.does(queue::take);
        assertThat(queue.join(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(queue.unfinished()).isEqualTo(1);
    }

    @Test
    void whoever_has_not_taken_anything_can_have_done_nothing() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.put(1);
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
        queue.take();
        queue.taskDone();
        assertThatThrownBy(queue::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("taskDone");
    }

    @Test
    void what_cannot_be_read_is_told_once_and_done_so_that_no_other_is_taken_for_it() throws Exception {
        SharedQueue<Object> queue = SharedQueue.create();
        queue.put("first");
        queue.put(nested(70)); // deeper than is admitted
        queue.put("last");
        queue.take();
        assertThatThrownBy(queue::take)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("more than maxdepth=64 allows (65 at least)");
        assertThat(queue.take()).isEqualTo("last");
        queue.taskDone();
        assertThat(queue.unfinished()).isEqualTo(1);
        queue.taskDone();
        assertThat(queue.join(0, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    private static List<Object> nested(int depth) {
        List<Object> list = new ArrayList<>();
        if (depth > 1) {
            list.add(nested(depth - 1));
        }
        return list;
    }

    @Test
    @SuppressWarnings("NullAway") // as code that nobody checks
    void what_makes_no_sense_is_refused_and_changes_nothing() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.put(1);
        assertThatThrownBy(() -> queue.drainTo(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> queue.drainTo(queue)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue.put(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a queue has no null elements");
        assertThat(queue).containsExactly(1);
        SharedQueue<Integer> simple = SharedQueue.builder().doneWhenTaken().create();
        assertThatThrownBy(simple::taskDone)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SharedQueue.create() makes one");
    }

    @Test
    void who_is_interrupted_while_he_waits_for_the_next_is_told_so() {
        SharedQueue<Integer> queue = SharedQueue.create();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> queue.untilClosed().iterator().hasNext())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while waiting for the next element");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoever_puts_into_a_full_queue_waits() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.builder().capacity(2).create();
        Worker worker = workers.start();
        assertThat(worker.does(() -> queue.offer(1) && queue.offer(2) && !queue.offer(3)))
                .isTrue();
        assertThat(worker.does(() -> queue.offer(3, 50, TimeUnit.MILLISECONDS))).isFalse();
        assertThatThrownBy(() -> queue.add(3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SharedQueue of this process is full: its capacity is 2");
        Future<Boolean> put = worker.begins(() -> {
            queue.put(3);
            return true;
        });
        assertThatThrownBy(() -> put.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(queue.remainingCapacity()).isZero();
        assertThat(queue.take()).isEqualTo(1);
        assertThat(put.get()).isTrue();
    }

    @Test
    void what_a_process_has_put_is_there_when_it_ends() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker worker = workers.start();
        worker.does(() -> {
            for (int i = 0; i < 300_000; i++) { // more than any socket holds, and nobody takes anything
                queue.put(i);
            }
            return true;
        });
        assertThat(worker.ends()).isZero();
        assertThat(queue.size()).isEqualTo(300_000);
    }

    @Test
    void what_one_consumer_got_in_advance_and_does_not_take_goes_to_others() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        for (int i = 0; i < 2000; i++) {
            queue.put(i);
        }
        Worker worker = workers.start();
        int taken = worker.does(() -> {
            int count = 0;
            for (int i = 0; i < 300; i++) {
                queue.take();
                queue.taskDone();
                count++;
            }
            return count;
        });
        await().untilAsserted(() -> assertThat(queue.size()).isEqualTo(2000 - taken));
        assertThat(queue.take()).isEqualTo(taken);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_takes_takes_nothing() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker worker = workers.start();
        Future<Boolean> interrupted = worker.begins(() -> {
            taking = Thread.currentThread();
            try {
                queue.take();
                return false;
            } catch (InterruptedException e) {
                return true;
            }
        });
        await().until(() -> waiting() == 1);
        worker.does(() -> {
            Objects.requireNonNull(taking).interrupt();
            return true;
        });
        assertThat(interrupted.get()).isTrue();
        assertThat(waiting()).isZero();
        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
    }

    /** How many wait in a queue of this process for something to take. */
    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals("dev.stowaway.queue.QueueState")
                                && frame.getMethodName().equals("await")))
                .count();
    }

    @Test
    void whoever_takes_for_some_time_gets_nothing_when_it_is_over() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker worker = workers.start();
        worker.does(() -> queue.poll() == null);
        long millis = worker.does(() -> {
            long begin = System.nanoTime();
            assertThat(queue.poll(200, TimeUnit.MILLISECONDS)).isNull();
            return (System.nanoTime() - begin) / 1_000_000;
        });
        assertThat(millis).isBetween(200L, 5_000L);
    }

    @Test
    void threads_of_one_process_that_put_one_after_the_other_are_in_that_order() throws Exception {
        SharedQueue<Integer> queue = SharedQueue.create();
        workers.start().does(() -> {
            for (int i = 0; i < 500; i++) {
                int element = i;
                Thread putting = new Thread(() -> queue.add(element));
                putting.start();
                putting.join();
            }
            queue.flush();
            return true;
        });
        List<Integer> taken = new ArrayList<>();
        assertThat(queue.drainTo(taken, 200)).isEqualTo(200);
        assertThat(queue.drainTo(taken)).isEqualTo(300);
        assertThat(taken).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void a_lock_in_an_element_is_the_lock_itself() throws Exception {
        SharedQueue<List<ReentrantLock>> queue = SharedQueue.create();
        ReentrantLock lock = new ReentrantLock();
        queue.put(new ArrayList<>(List.of(lock)));
        lock.lock();
        try {
            assertThat(workers.start().does(() -> queue.take().get(0).tryLock()))
                    .isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void a_queue_of_the_jdk_in_an_element_would_be_another_one_there_and_is_refused() {
        SharedQueue<Object> queue = SharedQueue.create();
        assertThatThrownBy(() -> queue.put(new ArrayList<>(List.of(new LinkedBlockingQueue<>()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LinkedBlockingQueue")
                .hasMessageContaining("Send a SharedQueue");
        assertThat(queue).isEmpty();
    }
}
