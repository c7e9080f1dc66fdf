package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Payload;
import dev.stowaway.wire.Talk;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of shared objects, and of who uses them, when processes die at the worst of times. */
@Timeout(120)
class DeathsTest {
    /** What the owner keeps for the only reason that it was written lately. */
    private static final int KEPT = 1 << 16;

    private static final int PUT = 1;

    @RegisterExtension
    final Workers workers = new Workers();

    /** What a worker has. */
    private static volatile @Nullable Object held;

    @Test
    void what_has_no_name_lives_until_the_last_process_drops_it() throws Exception {
        Worker first = workers.start();
        Worker second = workers.start();
        WeakReference<Object> map = givenTo(first, second);
        writtenLongAgo();
        drops(first);
        assertThatItLives(map);
        drops(second);
        assertThatItDies(map);
    }

    @Test
    void or_until_that_one_is_killed() throws Exception {
        Worker first = workers.start();
        Worker second = workers.start();
        WeakReference<Object> map = givenTo(first, second);
        writtenLongAgo();
        second.kill();
        assertThatItLives(map);
        first.kill();
        assertThatItDies(map);
    }

    private static WeakReference<Object> givenTo(Worker... all) throws Exception {
        ConcurrentMap<String, Integer> map = Manager.start().map();
        for (Worker worker : all) {
            worker.does(() -> {
                held = map;
                return map.put("a", 1);
            });
        }
        return new WeakReference<>(map);
    }

    private static void drops(Worker worker) throws Exception {
        worker.does(() -> {
            WeakReference<Object> dropped = new WeakReference<>(held);
            held = null;
            assertThatItDies(dropped);
            return true;
        });
    }

    /** As if time had passed: others that were written later have taken its place. */
    private static void writtenLongAgo() throws IOException {
        Owner owner = Owner.start(OwnerSettings.current());
        Manager manager = Manager.start();
        for (int i = 0; i <= KEPT; i++) {
            Object another = manager.map();
            try {
                owner.written(owner.object(another, "another"));
            } finally {
                Reference.reachabilityFence(another); // one that is gone before it is written takes nobody's place
            }
        }
    }

    private static void assertThatItLives(WeakReference<Object> object) {
        for (int i = 0; i < 5; i++) {
            System.gc();
            assertThat(object.get()).isNotNull();
        }
    }

    /** Asked in this way: an assertion that fails keeps what it has seen, and Awaitility keeps the last one that failed. */
    private static void assertThatItDies(WeakReference<Object> object) {
        await().until(() -> {
            System.gc();
            return object.refersTo(null);
        });
    }

    @Test
    void a_producer_that_dies_within_a_message_has_put_nothing_of_it() throws Exception {
        SharedQueue<String> queue = SharedQueue.create();
        Owner owner = Owner.start(OwnerSettings.current());
        Owner.Address address = owner.object(queue, "queue");
        Payload announced = new Payload(new byte[1000], 0, 1000);
        Frame call = new Frame(FrameKind.CALL, 0, 1, address.id(), announced.length(), PUT, "", announced);
        try (Talk talk = Talk.with(Path.of(address.socket()), new Incarnation(3, 4))) {
            talk.say(call);
            talk.say(new byte[500]);
            workers.start().does(() -> {
                queue.put("whole");
                queue.flush();
                return true;
            });
        }
        await().until(() -> owner.surrogates() <= 1);
        assertThat(queue.unfinished()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo("whole");
        queue.taskDone();
        queue.join();
    }

    /** Mostly within a message: it sends one after the other. */
    @ParameterizedTest
    @MethodSource("dev.stowaway.share.Worker#rounds")
    void of_a_producer_that_is_killed_there_is_the_beginning_without_a_gap(int round) throws Exception {
        int enough = new Random(round).nextInt(20_000);
        SharedQueue<Integer> queue = SharedQueue.create();
        Worker producer = workers.start();
        Future<Boolean> endless = producer.begins(() -> {
            for (int i = 0; true; i++) {
                queue.put(i);
            }
        });
        await().until(() -> queue.size() > enough);
        producer.kill();
        assertThatThrownBy(endless::get).hasCauseInstanceOf(IOException.class);
        Owner owner = Owner.start(OwnerSettings.current());
        await().until(() -> owner.connections() == 0);
        int size = queue.size();
        for (int i = 0; i < size; i++) {
            assertThat(queue.poll()).isEqualTo(i);
            queue.taskDone();
        }
        assertThat(queue.poll()).isNull();
        queue.join();
    }

    @Test
    void whichever_consumers_are_killed_every_element_is_delivered() throws Exception {
        int kills = Worker.LONG ? 100 : 20;
        int count = 200 * kills;
        SharedQueue<Integer> queue = SharedQueue.create();
        SharedQueue<Integer> seen = SharedQueue.builder().doneWhenTaken().create();
        for (int i = 0; i < count; i++) {
            queue.put(i);
        }
        queue.close();
        Worker certain = workers.start(); // the others may be killed over nothing
        assertThat(certain.does(queue::take)).isZero();
        certain.kill();
        Random random = new Random(20);
        Set<Integer> delivered = new HashSet<>();
        Worker lasting = workers.start();
        Future<Boolean> last = lasting.begins(consumes(queue, seen, 2));
        for (int kill = 0; kill < kills; kill++) {
            Worker doomed = workers.start();
            Future<Boolean> consuming = doomed.begins(consumes(queue, seen, 1));
            for (int left = random.nextInt(150); left > 0; left--) {
                delivered.add(seen.take());
            }
            doomed.kill();
            assertThatThrownBy(consuming::get).hasCauseInstanceOf(IOException.class);
        }
        assertThat(last.get()).isTrue();
        queue.join();
        for (Integer one = seen.poll(); one != null; one = seen.poll()) {
            delivered.add(one);
        }
        assertThat(delivered)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, count).boxed().toList());
        assertThat(queue.redeliveries()).isPositive();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGSTOP")
    void what_is_done_in_one_queue_is_known_there_though_the_process_of_another_is_stopped() throws Exception {
        Worker stopped = workers.start();
        Worker running = workers.start();
        SharedQueue<Integer> silent = stopped.does(DeathsTest::queueOfTwo);
        SharedQueue<Integer> queue = running.does(DeathsTest::queueOfTwo);
        Worker consumer = workers.start();
        String pid = String.valueOf(stopped.process().pid());
        consumer.does(() -> {
            silent.take();
            queue.take();
            assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor())
                    .isZero();
            silent.taskDone(); // which is said some time later, and not answered
            await().until(DeathsTest::isSomebodySaying);
            queue.taskDone();
            return true;
        });
        await().until(() -> running.does(() -> ((SharedQueue<?>) Objects.requireNonNull(held)).unfinished()) == 1);
        assertThat(consumer.ends()).as("it ends though nobody answers").isZero();
    }

    private static SharedQueue<Integer> queueOfTwo() {
        SharedQueue<Integer> queue = SharedQueue.create();
        queue.addAll(List.of(1, 2));
        held = queue;
        return queue;
    }

    private static boolean isSomebodySaying() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (StackTraceElement frame : stack) {
                if (frame.getClassName().equals("dev.stowaway.queue.Keeper")) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void while_a_method_still_runs_for_a_process_that_was_killed_only_the_locks_of_that_thread_are_kept()
            throws Exception {
        Manager manager = Manager.start();
        SharedQueue<Integer> queue = SharedQueue.create();
        Semaphore semaphore = manager.semaphore(1);
        ReentrantLock lock = manager.lock();
        Endless endless = new Endless();
        Runnable shared = manager.share(Runnable.class, endless);
        queue.put(1);
        Worker doomed = workers.start();
        Future<Boolean> calls = doomed.begins(() -> {
            queue.take();
            semaphore.acquire();
            lock.lock();
            shared.run();
            return true;
        });
        endless.begun.await();

        doomed.kill();

        assertThatThrownBy(calls::get).hasCauseInstanceOf(IOException.class);
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.deliveries()).isOne();
        semaphore.acquire();
        assertThat(lock.tryLock()).as("while what it protects is used").isFalse();
        endless.end.countDown();
        lock.lock();
        assertThat(SharedLocks.abandoned(lock)).isNotNull();
    }

    /** Heeds no interrupts. */
    private static final class Endless implements Runnable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void run() {
            begun.countDown();
            await().until(() -> {
                Thread.interrupted();
                return end.getCount() == 0;
            });
        }
    }

    /** What it has seen is known before it says that it is done. */
    private static Worker.Task<Boolean> consumes(SharedQueue<Integer> queue, SharedQueue<Integer> seen, long millis) {
        return () -> {
            CountDownLatch never = new CountDownLatch(1);
            for (int element : queue.untilClosed()) {
                seen.put(element);
                seen.flush();
                assertThat(never.await(millis, TimeUnit.MILLISECONDS)).isFalse();
                queue.taskDone();
            }
            return true;
        };
    }
}
