package dev.stowaway.remote;

import dev.stowaway.LockLostException;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of this process hold a lock of another, or one side of it.
 *
 * <p>Assumptions and guarantees: thread-safe. A tenure is recorded after the owner has granted the lock, and is gone before
 * it is given back, so that of two threads that the owner lets in one after the other neither finds the other's record.
 * A thread whose connection broke holds nothing any more, whatever its record says: the owner has released the lock.
 */
abstract class Occupancy {
    /** A connection that was idle may have broken unnoticed; one that breaks so often is no coincidence. */
    private static final int ATTEMPTS = 3;

    private final RemoteOwner owner;
    private final boolean isReentrant;

    /** @param isReentrant whether a thread that holds it gets it again without asking; what is not known, is asked */
    Occupancy(RemoteOwner owner, boolean isReentrant) {
        this.owner = owner;
        this.isReentrant = isReentrant;
    }

    /** The tenure of the current thread; null if it has none. */
    abstract @Nullable Tenure mine();

    /** The current thread holds the lock from now on. */
    abstract void begin(Tenure tenure);

    /** The current thread no longer holds it. */
    abstract void end(Tenure tenure);

    /**
     * Takes the lock for the current thread.
     *
     * @param nanos with {@link Frame#AT_ONCE} and {@link Frame#FOREVER}
     * @return false if the time was over before
     * @throws InterruptedException if the thread was interrupted before, which only some patience allows
     */
    final boolean acquire(Target target, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = mine();
        if (mine != null && isReentrant) {
            checkNotLost(mine);
            mine.enter();
            return true;
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return ask(target, nanos, patience, mine);
            } catch (LockLostException e) {
                if (attempt == ATTEMPTS || mine != null) {
                    throw e;
                }
            }
        }
    }

    private boolean ask(Target target, long nanos, Patience patience, @Nullable Tenure mine)
            throws InterruptedException {
        Deadline deadline = Deadline.in(nanos);
        Session session = owner.sessions().take(deadline, patience);
        if (session == null) {
            return false;
        }
        boolean isAcquired = false;
        try {
            isAcquired = target.acquire(session, 1, deadline.left(), patience);
            if (isAcquired && mine != null && mine.session() == session) {
                mine.enter();
            } else if (isAcquired) {
                session.hold();
                begin(new Tenure(session));
            }
            return isAcquired;
        } finally {
            if (!isAcquired) {
                session.letGo();
            }
        }
    }

    /** @throws IllegalMonitorStateException if the thread does not hold it, or has lost it */
    final void release(Target target) {
        Tenure mine = held();
        Session session = mine.session();
        if (session.isLost() || (mine.count() > 1 && session.isFoundLost())) {
            end(mine);
            throw owner.lost();
        }
        if (!isReentrant) { // It may refuse.
            target.call(session, FrameKind.RELEASE, target.mode() | Frame.ANSWER, target.id(), 1);
        }
        if (mine.leave()) {
            end(mine);
            try {
                if (isReentrant) {
                    target.release(session);
                }
            } finally {
                session.unhold();
            }
        }
    }

    /**
     * Awaits a condition: gives the lock back however often it was locked, and has it as often again afterwards.
     *
     * @return what is left of the time
     * @throws IllegalMonitorStateException if the thread does not hold it, or has lost it
     */
    final long await(Target condition, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = held();
        checkNotLost(mine);
        end(mine);
        try {
            return condition.await(mine.session(), nanos, patience);
        } finally {
            begin(mine); // Also that of a connection that broke, so that unlock says why.
        }
    }

    /**
     * A request that only who holds the lock may send.
     *
     * @throws IllegalMonitorStateException if the current thread does not
     */
    final long call(Target target, FrameKind kind, int mode, long amount) {
        Tenure mine = held();
        checkNotLost(mine);
        return target.call(mine.session(), kind, mode, target.id(), amount);
    }

    /** How often the current thread has locked it. */
    final int count() {
        Tenure mine = mine();
        return mine == null || mine.session().isFoundLost() ? 0 : mine.count();
    }

    private Tenure held() {
        Tenure mine = mine();
        if (mine == null) {
            throw new IllegalMonitorStateException("the current thread does not hold the lock");
        }
        return mine;
    }

    private void checkNotLost(Tenure mine) {
        if (mine.session().isLost()) {
            throw owner.lost();
        }
    }
}
