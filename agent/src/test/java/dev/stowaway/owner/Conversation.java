package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.owner.Model.Answer;
import dev.stowaway.owner.Model.Patience;
import dev.stowaway.owner.ModelGrants.Thing;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Question;
import dev.stowaway.wire.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What threads of other processes say to the owner and to the {@link Model} alike. After each word both have answered the same
 * and are in the same state, before the next one is said: so there is one order of things, and one outcome.
 */
final class Conversation implements AutoCloseable {
    static final int THREADS = 3;

    private static final AtomicLong COUNT = new AtomicLong();
    private static final int NO_EXPORT = -1;
    private static final long SOON_NS = 5_000_000;

    private final long number = COUNT.incrementAndGet();
    private final Owner owner;
    private final Duration patience;
    private final RealLocks locks;
    private final Model model = new Model();
    private final Map<Integer, Talk> talks = new TreeMap<>();
    private final int[] requests = new int[THREADS];
    private int names;

    /** @param patience with an owner that should have done something */
    Conversation(Owner owner, Duration patience) {
        this.owner = owner;
        this.patience = patience;
        this.locks = new RealLocks(owner);
    }

    Model model() {
        return model;
    }

    /** Connects the thread if need be. False if it can't ask for anything now, since it waits or has not gone to the end. */
    boolean comes(int thread) {
        if (model.isGone(thread)) {
            connect(thread);
        }
        return model.isConnected(thread) && !model.isWaiting(thread);
    }

    private void connect(int thread) {
        try {
            talks.put(thread, Talk.with(Path.of(owner.server().socket()), incarnation(ModelGrants.process(thread))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bind(thread);
    }

    private Incarnation incarnation(int process) {
        return new Incarnation(number, process);
    }

    /** From now on the connection is that of another thread, which counts for the first one here. */
    void bind(int thread) {
        int name = ++names * THREADS + thread;
        send(thread, new Frame(FrameKind.BIND, 0, 0, name, 0, 0, "thread " + name));
        model.bind(thread, name);
        verify();
    }

    void acquire(int thread, Thing thing, int amount, Patience patience) {
        int mode = RealLocks.mode(thing).ordinal();
        request(thread, FrameKind.ACQUIRE, mode, locks.id(thing), amount, patience.nanos);
        model.acquire(thread, thing, amount, patience);
        verify();
    }

    void release(int thread, Thing thing, int amount, boolean isAnswered) {
        int mode = RealLocks.mode(thing).ordinal() | (isAnswered ? Frame.ANSWER : 0);
        request(thread, FrameKind.RELEASE, mode, locks.id(thing), amount, 0);
        model.release(thread, thing, amount, isAnswered);
        verify();
    }

    void drain(int thread) {
        request(thread, FrameKind.DRAIN, 0, locks.id(Thing.PERMITS), 0, 0);
        model.drain(thread);
        verify();
    }

    void awaitCondition(int thread, Patience patience) {
        request(thread, FrameKind.AWAIT, 0, locks.conditionId(), 0, patience.nanos);
        model.await(thread, patience);
        verify();
    }

    void signal(int thread, boolean isForAll) {
        FrameKind kind = isForAll ? FrameKind.SIGNAL_ALL : FrameKind.SIGNAL;
        request(thread, kind, 0, locks.conditionId(), 0, 0);
        model.signal(thread, isForAll);
        verify();
    }

    void askWaiters(int thread) {
        int question = Question.WAITERS.ordinal();
        request(thread, FrameKind.ASK, question, locks.id(Thing.LOCK), locks.conditionId(), 0);
        model.askWaiters(thread);
        verify();
    }

    void cancel(int thread) {
        send(thread, Frame.of(FrameKind.CANCEL, requests[thread]));
        model.cancel(thread);
        verify();
    }

    void abandon(int thread) {
        if (!model.mayAbandon(thread)) {
            return;
        }
        send(thread, Frame.of(FrameKind.ABANDON, requests[thread]));
        model.abandon(thread);
        verify();
    }

    /** Asks for a lock that there isn't. */
    void askForNothing(int thread, FrameKind kind) {
        request(thread, kind, 0, NO_EXPORT, 1, Frame.FOREVER);
        model.begin(thread);
        model.failed(thread, Failure.NO_SUCH_LOCK);
        verify();
    }

    /** Asks a semaphore for what only a lock can do. */
    void askTheWrongOne(int thread, FrameKind kind) {
        request(thread, kind, 0, locks.id(Thing.PERMITS), 1, Frame.FOREVER);
        model.begin(thread);
        model.failed(thread, Failure.UNSUPPORTED);
        verify();
    }

    /** Says what is not its turn to say, and is sent away: an answer, or a request before the answer to the last one. */
    void misbehave(int thread) {
        FrameKind kind = model.isWaiting(thread) ? FrameKind.ASK : FrameKind.DONE;
        request(thread, kind, 0, locks.id(Thing.LOCK), 0, 0);
        assertThatThrownBy(() -> talk(thread).hear(patience.toNanos())).isInstanceOf(IOException.class);
        close(thread);
    }

    void close(int thread) {
        talk(thread).close();
        talks.remove(thread);
        model.close(thread);
        verify();
    }

    /** Nothing is left of what was acquired, whoever had it. */
    void end() {
        for (int thread = 0; thread < THREADS; thread++) {
            if (model.isConnected(thread)) {
                close(thread);
            }
        }
        assertThat(model.state().threads()).isEmpty();
    }

    private void request(int thread, FrameKind kind, int mode, long target, long amount, long nanos) {
        model.begin(thread);
        send(thread, new Frame(kind, mode, ++requests[thread], target, amount, nanos, ""));
    }

    private void send(int thread, Frame frame) {
        try {
            talk(thread).say(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void verify() {
        model.takeAnswers().forEach(this::verify);
        OwnerState expected = model.state();
        if (!isSoon(expected)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(patience)
                    .untilAsserted(() -> assertThat(locks.state(surrogates())).isEqualTo(expected));
        }
        talks.forEach((thread, talk) -> {
            assertThat(heard(talk, Duration.ZERO)).as("to thread %s", thread).isNull();
        });
    }

    /** Almost always it is a matter of microseconds, for which it would be a waste to sleep. */
    private boolean isSoon(OwnerState expected) {
        long start = System.nanoTime();
        while (!locks.state(surrogates()).equals(expected)) {
            if (System.nanoTime() - start > SOON_NS) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private void verify(int thread, Answer expected) {
        Frame frame = heard(talk(thread), patience);
        if (frame == null) {
            throw new AssertionError("thread " + thread + " is not told: " + expected);
        }
        assertThat(frame.id()).as("request").isEqualTo(requests[thread]);
        boolean isFailure = frame.kind() == FrameKind.FAILED;
        long value = isFailure ? frame.mode() : Math.max(0, frame.amount()); // no time is left, or less
        assertThat(new Answer(frame.kind(), value)).as("to thread %s", thread).isEqualTo(expected);
    }

    private Talk talk(int thread) {
        return Objects.requireNonNull(talks.get(thread));
    }

    private static @Nullable Frame heard(Talk talk, Duration patience) {
        try {
            return talk.hear(patience.toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<Integer, Surrogate> surrogates() {
        Map<Integer, Surrogate> surrogates = new TreeMap<>();
        for (Surrogate surrogate : owner.server().surrogates()) {
            RemoteThread thread = surrogate.standsFor();
            if (thread.incarnation().high() == number && thread.id() > 0 && surrogate.thread() != null) {
                surrogates.put((int) (thread.id() % THREADS), surrogate);
            }
        }
        return surrogates;
    }

    /** Whether it has come to an end or not. */
    @Override
    public void close() {
        talks.values().forEach(Talk::close);
    }
}
