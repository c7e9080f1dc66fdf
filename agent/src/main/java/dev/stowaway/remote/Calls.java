package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import org.jspecify.annotations.Nullable;

/** Requests of threads that hold nothing afterwards: the session is theirs for that one request. */
final class Calls {
    private Calls() {}

    /** Takes so many permits, or waits for a latch. False if the time was over before. */
    static boolean acquire(Target target, long amount, long nanos, Patience patience) throws InterruptedException {
        Frame answer = ask(target, FrameKind.ACQUIRE, amount, nanos, patience);
        return answer != null && target.value(answer) == 1;
    }

    /** The same for a thread that can't be interrupted. */
    static boolean acquireUninterruptibly(Target target, long amount, long nanos) {
        try {
            return acquire(target, amount, nanos, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /** The answer to a request that may take its time; null if the time was over before. */
    static @Nullable Frame ask(Target target, FrameKind kind, long amount, long nanos, Patience patience)
            throws InterruptedException {
        Deadline deadline = Deadline.in(nanos);
        Session session = target.owner().sessions().take(deadline, patience);
        if (session == null) {
            return null;
        }
        try {
            return target.ask(session, kind, target.mode(), amount, deadline.left(), patience);
        } finally {
            session.letGo();
        }
    }

    /** Gives back so many permits, or counts down: done when this returns. */
    static void release(Target target, long amount) {
        target.call(FrameKind.RELEASE, Frame.ANSWER, amount);
    }
}
