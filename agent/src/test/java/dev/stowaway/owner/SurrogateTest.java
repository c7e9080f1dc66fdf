package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.AbandonmentListener;
import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.locks.LockKind;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Talk;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the owner does with the frames of one connection, in whatever pieces they come. */
@Timeout(60)
class SurrogateTest {
    private static final Incarnation PEER = new Incarnation(1, 2);

    private static final Incidents NOBODY = new TellsNobody();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();

    @Test
    void a_request_and_its_cancellation_may_come_in_one_piece() throws IOException {
        lock.lock();
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(acquire(1), Frame.of(FrameKind.CANCEL, 1));

            assertThat(talk.hear()).isEqualTo(Frame.of(FrameKind.INTERRUPTED, 1));
            assertThat(lock.hasQueuedThreads()).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void an_await_and_its_cancellation_may_come_in_one_piece() throws IOException {
        Owner.Address address = address(LockKind.REENTRANT_LOCK, lock);
        long awaited = address(LockKind.CONDITION, condition).id();
        try (Talk talk = Talk.with(Path.of(address.socket()), PEER)) {
            talk.say(acquire(1, address.id()));
            assertThat(talk.hear()).isEqualTo(Frame.done(1, 1));

            talk.say(new Frame(FrameKind.AWAIT, 0, 2, awaited, 0, Frame.FOREVER, ""), Frame.of(FrameKind.CANCEL, 2));

            assertThat(talk.hear()).isEqualTo(Frame.of(FrameKind.INTERRUPTED, 2));
            assertThat(lock.isLocked()).as("held again").isTrue();
        }
        await().until(() -> !lock.isLocked());
    }

    @Test
    void a_late_cancellation_does_not_hide_what_comes_behind_it() throws IOException {
        lock.lock();
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(acquire(2), Frame.of(FrameKind.CANCEL, 1), Frame.of(FrameKind.ABANDON, 2));
            talk.say(new Frame(FrameKind.ACQUIRE, 0, 3, id(), 1, Frame.AT_ONCE, ""));

            assertThat(talk.hear()).isEqualTo(Frame.done(3, 0));
            assertThat(lock.hasQueuedThreads()).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void a_cancellation_that_comes_after_the_answer_cancels_nothing() throws IOException {
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(acquire(1));
            assertThat(talk.hear()).isEqualTo(Frame.done(1, 1));
            talk.say(Frame.of(FrameKind.CANCEL, 1), acquire(2));
            assertThat(talk.hear()).isEqualTo(Frame.done(2, 1));
        }
        await().until(() -> !lock.isLocked());
    }

    @Test
    void what_was_granted_to_a_request_that_is_abandoned_is_taken_back_once() throws IOException {
        Semaphore semaphore = new Semaphore(5);
        Owner.Address address = address(LockKind.SEMAPHORE, semaphore);
        try (Talk talk = Talk.with(Path.of(address.socket()), PEER)) {
            talk.say(new Frame(FrameKind.ACQUIRE, 0, 1, address.id(), 3, Frame.FOREVER, ""));
            assertThat(talk.hear()).isEqualTo(Frame.done(1, 1));
            assertThat(semaphore.availablePermits()).isEqualTo(2);

            talk.say(Frame.of(FrameKind.ABANDON, 1), Frame.of(FrameKind.ABANDON, 1));

            await().until(() -> semaphore.availablePermits() == 5);
        }
        await().until(() -> owner().connections() == 0);
        assertThat(semaphore.availablePermits()).isEqualTo(5);
    }

    @Test
    void a_peer_that_goes_while_it_waits_leaves_no_ghost() throws IOException {
        lock.lock();
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(acquire(1));
            await().until(lock::hasQueuedThreads);
        }
        await().until(() -> !lock.hasQueuedThreads());
        lock.unlock();
        assertThat(lock.tryLock()).isTrue();
    }

    @Test
    void a_request_before_the_answer_to_the_last_one_ends_the_connection() throws IOException {
        lock.lock();
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(acquire(1), acquire(2));

            assertThatThrownBy(talk::hear).isInstanceOf(IOException.class);
            await().until(() -> !lock.hasQueuedThreads());
        } finally {
            lock.unlock();
        }
    }

    @Test
    void what_is_no_barrier_can_not_be_arrived_at_and_it_is_not_its_action_that_says_so() throws IOException {
        try (Talk talk = talk(LockKind.REENTRANT_LOCK, lock)) {
            talk.say(new Frame(FrameKind.ARRIVE, 0, 1, id(), 0, Frame.FOREVER, ""));

            Frame answer = talk.hear();
            assertThat(Failure.of(answer.mode())).isEqualTo(Failure.UNSUPPORTED);
            assertThat(answer.text()).isEqualTo("not an operation of java.util.concurrent.locks.ReentrantLock");
        }
    }

    @Test
    void whoever_dies_at_a_lock_that_is_but_a_queue_has_abandoned_nothing() throws IOException {
        List<Object> abandoned = new CopyOnWriteArrayList<>();
        AbandonmentListener listener = told -> abandoned.add(told.lock());
        Abandonments.add(listener);
        ReentrantLock queue = new ReentrantLock();
        Owner.Address address = owner().queue(queue, "Test.queue");
        assertThat(owner().queue(queue, "Test.queue")).isEqualTo(address);
        try (Talk talk = Talk.with(Path.of(address.socket()), PEER)) {
            talk.say(acquire(1, address.id()));
            assertThat(talk.hear()).isEqualTo(Frame.done(1, 1));
            talk.say(acquire(2, id()));
            assertThat(talk.hear()).isEqualTo(Frame.done(2, 1));
        }
        await().until(() -> !queue.isLocked() && !lock.isLocked());
        assertThat(abandoned).containsExactly(lock);
        assertThat(Abandonments.remove(listener)).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // what is let go of
    void what_this_process_has_let_go_of_is_no_more_also_before_that_was_noticed() throws IOException {
        ReentrantLock queue = new ReentrantLock();
        WeakReference<Object> watched = new WeakReference<>(queue);
        Owner.Address address = owner().queue(queue, "Test.queue");
        try (Talk talk = Talk.with(Path.of(address.socket()), PEER)) {
            queue = null;
            await().until(() -> {
                System.gc();
                return watched.get() == null;
            });
            talk.say(acquire(1, address.id()));

            assertThat(Failure.of(talk.hear().mode())).isEqualTo(Failure.NO_SUCH_LOCK);
        }
    }

    private Frame acquire(int request) throws IOException {
        return acquire(request, id());
    }

    private static Frame acquire(int request, long id) {
        return new Frame(FrameKind.ACQUIRE, 0, request, id, 1, Frame.FOREVER, "");
    }

    private long id() throws IOException {
        return address(LockKind.REENTRANT_LOCK, lock).id();
    }

    private static Talk talk(LockKind kind, Object lock) throws IOException {
        return Talk.with(Path.of(address(kind, lock).socket()), PEER);
    }

    private static Owner owner() throws IOException {
        return Owner.start(new OwnerSettings(ReflectiveAccess.create(), AbandonPolicy.RELEASE, NOBODY));
    }

    private static Owner.Address address(LockKind kind, Object lock) throws IOException {
        return owner().written(kind, lock, () -> "Test.lock");
    }
}
