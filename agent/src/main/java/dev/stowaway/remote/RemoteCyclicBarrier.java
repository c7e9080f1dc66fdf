package dev.stowaway.remote;

import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Question;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CyclicBarrier} of another process. Its action runs there; what the action throws, the last thread to arrive gets
 * as an {@link dev.stowaway.OwnerFailedException}.
 */
final class RemoteCyclicBarrier extends CyclicBarrier implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** For so long an interrupted thread tries to reach an owner that does not answer. */
    private static final long REACH_NS = 1_000_000_000;

    private final transient Handed handed;
    private final transient Target target;

    RemoteCyclicBarrier(RemoteOwner owner, Handed handed) {
        super(handed.number());
        this.handed = handed;
        this.target = new Target(owner, handed.id(), 0);
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public int getParties() {
        return handed.number();
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(Frame.FOREVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("an endless wait has ended", e);
        }
    }

    @Override
    public int await(long timeout, TimeUnit unit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(Math.max(unit.toNanos(timeout), 0));
    }

    private int await(long nanos) throws InterruptedException, BrokenBarrierException, TimeoutException {
        Frame answer = arrive(Deadline.in(nanos));
        if (answer == null) {
            throw new TimeoutException();
        }
        if (answer.kind() == FrameKind.FAILED) {
            Failure failure = Failure.of(answer.mode());
            if (failure == Failure.BROKEN_BARRIER) {
                throw new BrokenBarrierException();
            }
            if (failure == Failure.TIMED_OUT) {
                throw new TimeoutException();
            }
        }
        return (int) target.value(answer);
    }

    private @Nullable Frame arrive(Deadline deadline) throws InterruptedException {
        Session session = session(deadline);
        if (session == null) {
            return null;
        }
        try {
            return target.ask(session, FrameKind.ARRIVE, 0, 0, deadline.left(), Patience.ENDS);
        } finally {
            session.letGo();
        }
    }

    /** An interrupted thread arrives all the same, if it can: it breaks the barrier for those who wait. */
    private @Nullable Session session(Deadline deadline) throws InterruptedException {
        SessionPool sessions = target.owner().sessions();
        try {
            return sessions.take(deadline, Patience.ENDS);
        } catch (InterruptedException e) {
            Session session = sessions.take(Deadline.in(REACH_NS), Patience.ENDLESS);
            if (session == null) {
                throw e;
            }
            Thread.currentThread().interrupt();
            return session;
        }
    }

    @Override
    public boolean isBroken() {
        return target.ask(Question.IS_BROKEN) == 1;
    }

    @Override
    public void reset() {
        target.call(FrameKind.RESET, 0, 0);
    }

    @Override
    public int getNumberWaiting() {
        return (int) target.ask(Question.AT_BARRIER);
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + " of " + handed.process();
    }
}
