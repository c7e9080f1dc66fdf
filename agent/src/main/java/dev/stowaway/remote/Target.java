package dev.stowaway.remote;

import dev.stowaway.LockLostException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Question;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What requests are about: a lock of another process, or one side of it. Turns requests into calls, and what goes wrong
 * into exceptions.
 *
 * @param mode the side, a {@link dev.stowaway.wire.LockMode}
 * @param isQueue whether threads come to it only to wait
 */
record Target(RemoteOwner owner, long id, int mode, boolean isQueue) {
    private static final String GONE = ", which is gone";
    private static final long SOON_NS = 1_000_000_000;

    Target(RemoteOwner owner, long id, int mode) {
        this(owner, id, mode, false);
    }

    /**
     * Takes it, or so many permits.
     *
     * @return false if the time was over before
     * @throws InterruptedException if the thread was interrupted before
     */
    boolean acquire(Session session, long amount, long nanos, Patience patience) throws InterruptedException {
        Frame answer = ask(session, FrameKind.ACQUIRE, mode, amount, nanos, isQueue ? patience.asleep() : patience);
        return answer != null && value(answer) == 1;
    }

    /** Gives it back, without waiting for the owner to do so. */
    void release(Session session) {
        try {
            session.tell(FrameKind.RELEASE, mode, id, 1);
        } catch (IOException e) {
            throw owner.broken("the lock may have been held by others meanwhile", e);
        }
    }

    /** Awaits the condition that it is; what is left of the time. */
    long await(Session session, long nanos, Patience patience) throws InterruptedException {
        Frame answer = ask(session, FrameKind.AWAIT, mode, 0, nanos, patience);
        if (answer == null) {
            throw new IllegalStateException("an endless wait has ended");
        }
        return value(answer);
    }

    /** A request that takes no time, of a thread that holds nothing, or nothing that matters to it. */
    long call(FrameKind kind, int mode, long amount) {
        return value(answer(kind, mode, amount));
    }

    /** The same on the session of a thread that holds the lock. */
    long call(Session session, FrameKind kind, int mode, long target, long amount) {
        return value(answer(session, kind, mode, target, amount));
    }

    /** The lock's state in words, if the owner says it soon, and where it lives: for logs, which are no place for an exception. */
    String state() {
        String process = " of " + owner.process();
        try {
            Frame answer = askSoon(Question.STATE);
            if (answer == null) {
                return process + ", which does not answer";
            }
            return answer.kind() == FrameKind.FAILED ? process + gone(answer) : stateIn(answer.text()) + process;
        } catch (OwnerGoneException e) {
            return process + GONE;
        } catch (LockLostException e) {
            return process;
        }
    }

    private static String gone(Frame failed) {
        return Failure.of(failed.mode()) == Failure.NO_SUCH_LOCK ? GONE : "";
    }

    private @Nullable Frame askSoon(Question question) {
        Deadline deadline = Deadline.in(SOON_NS);
        try {
            Session session = owner.sessions().take(deadline, Patience.SOON);
            if (session == null) {
                return null;
            }
            try {
                return ask(session, FrameKind.ASK, question.ordinal(), 0, deadline.left(), Patience.SOON);
            } finally {
                session.letGo();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /** {@code [Locked by thread main]} of what the lock itself says. */
    private static String stateIn(String text) {
        int bracket = text.indexOf('[');
        return bracket < 0 ? text : text.substring(bracket);
    }

    long ask(Question question) {
        return call(FrameKind.ASK, question.ordinal(), 0);
    }

    private Frame answer(FrameKind kind, int mode, long amount) {
        Session session = owner.sessions().take();
        try {
            return answer(session, kind, mode, id, amount);
        } finally {
            session.letGo();
        }
    }

    private Frame answer(Session session, FrameKind kind, int mode, long target, long amount) {
        try {
            Frame answer = session.ask(kind, mode, target, amount, 0, Patience.ENDLESS);
            if (answer == null) {
                throw new IllegalStateException("an endless wait has ended");
            }
            return answer;
        } catch (IOException e) {
            throw owner.broken("what was asked for may have been done or not", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /** The answer to a request that may take its time; null if the time was over before. */
    @Nullable
    Frame ask(Session session, FrameKind kind, int mode, long amount, long nanos, Patience patience)
            throws InterruptedException {
        try {
            return session.ask(kind, mode, id, amount, nanos, patience);
        } catch (IOException e) {
            throw owner.broken("the thread was waiting", e);
        }
    }

    long value(Frame answer) {
        if (answer.kind() == FrameKind.FAILED) {
            throw owner.failed(answer);
        }
        return answer.amount();
    }
}
