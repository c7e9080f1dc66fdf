package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.locks.LockKind;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Payload;
import dev.stowaway.wire.Talk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls whose callers have given up waiting, as they may if the owner was stopped. */
@Timeout(60)
class AbandonedCallTest {
    private final Counter counter = new Counter();
    private long id;

    @SuppressWarnings("NullAway.Init")
    private Talk talk;

    @SuppressWarnings("NullAway.Init")
    private Owner owner;

    @BeforeEach
    void connect() throws IOException {
        owner = Owner.start(new OwnerSettings(ReflectiveAccess.create(), AbandonPolicy.RELEASE, new TellsNobody()));
        Owner.Address address = owner.object(counter, "a counter");
        id = address.id();
        talk = Talk.with(Path.of(address.socket()), new Incarnation(1, 2));
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void one_that_was_given_up_before_it_began_is_not_carried_out() throws IOException {
        talk.say(call(1).orAbandoned(), Frame.of(FrameKind.ABANDON, 1), call(2));

        assertThat(talk.hear().id()).isEqualTo(2);
        assertThat(counter.done).hasValue(1);
        assertThat(counter.undone).hasValue(0);
    }

    @Test
    void what_was_done_in_the_moment_in_which_it_was_given_up_is_undone_once() throws IOException {
        talk.say(call(1).orAbandoned());
        assertThat(talk.hear().id()).isEqualTo(1);

        talk.say(Frame.of(FrameKind.ABANDON, 1), Frame.of(FrameKind.ABANDON, 1), call(2));

        assertThat(talk.hear().id()).isEqualTo(2);
        assertThat(counter.done).hasValue(2);
        assertThat(counter.undone).hasValue(1);
    }

    @Test
    void one_that_is_given_up_while_it_waits_is_interrupted_and_not_answered() throws IOException {
        counter.isWaiting = true;
        talk.say(call(1).orAbandoned());
        await().until(() -> counter.begun.get() == 1);

        talk.say(Frame.of(FrameKind.ABANDON, 1));
        await().until(() -> counter.interrupted.get() == 1);
        counter.isWaiting = false;
        talk.say(call(2));

        assertThat(talk.hear().id()).isEqualTo(2);
        assertThat(counter.done).hasValue(1);
        assertThat(counter.undone).hasValue(0);
    }

    @Test
    void what_was_done_for_who_is_gone_by_then_is_undone_once() throws IOException {
        counter.goesOn.acquireUninterruptibly();
        talk.say(call(1));
        await().until(() -> counter.begun.get() == 1);
        talk.close();
        counter.goesOn.release();

        await().until(() -> counter.undone.get() == 1);
        assertThat(counter.done).hasValue(1);
    }

    @Test
    void what_was_heard_stays_done_though_a_later_answer_is_not_heard() throws IOException {
        ReentrantLock lock = new ReentrantLock();
        long ofLock =
                owner.written(LockKind.REENTRANT_LOCK, lock, () -> "a lock").id();
        talk.say(call(1));
        assertThat(talk.hear().id()).isEqualTo(1);
        lock.lock();
        try {
            talk.say(new Frame(FrameKind.ACQUIRE, 0, 2, ofLock, 1, Frame.FOREVER, ""));
            await().until(lock::hasQueuedThreads);
            talk.close();
            await().until(() -> owner.surrogates() == 0);
        } finally {
            lock.unlock();
        }
        assertThat(counter.undone).hasValue(0);
    }

    private Frame call(int request) {
        return Frame.call(request, id, 0, Payload.NONE);
    }

    private static final class Counter implements Called, Callee {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger undone = new AtomicInteger();
        private final AtomicInteger interrupted = new AtomicInteger();
        private final Semaphore goesOn = new Semaphore(1);
        private volatile boolean isWaiting;

        @Override
        public Callee callee() {
            return this;
        }

        @Override
        public Answer call(Caller caller, long method, Payload arguments) throws InterruptedException {
            begun.incrementAndGet();
            if (isWaiting) {
                waitForEver();
            }
            goesOn.acquireUninterruptibly();
            goesOn.release();
            done.incrementAndGet();
            return new Answer(false, Payload.NONE, undone::incrementAndGet);
        }

        private synchronized void waitForEver() throws InterruptedException {
            try {
                while (true) {
                    wait();
                }
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            }
        }

        @Override
        public boolean remembersCallers() {
            return false;
        }

        @Override
        public void died(Caller caller) {}
    }
}
