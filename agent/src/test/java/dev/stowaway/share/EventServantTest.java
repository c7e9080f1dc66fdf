package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventServantTest {
    private static final int WAITERS = 6;

    private final EventServant event = new EventServant();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void whoever_waits_goes_on_although_it_is_cleared_at_once() throws Exception {
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            waiting.add(
                    i % 2 == 0
                            ? executor.submit(() -> event.await(30, TimeUnit.SECONDS))
                            : executor.submit(() -> {
                                event.await();
                                return true;
                            }));
        }
        await().until(() -> threads.size() == WAITERS && threads.stream().allMatch(EventServantTest::isWaiting));

        event.set();
        event.clear();

        for (Future<Boolean> one : waiting) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** At the condition, and not at the lock before it. */
    private static boolean isWaiting(Thread thread) {
        boolean isAtCondition = Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("ConditionObject"));
        return isAtCondition
                && (thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void who_comes_when_it_is_cleared_waits_however_often_it_was_set() throws Exception {
        event.set();
        event.set();
        assertThat(event.await(0, TimeUnit.SECONDS)).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(1, TimeUnit.MILLISECONDS)).isFalse();
    }
}
