package dev.stowaway.remote;

import dev.stowaway.wire.FrameKind;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which thread of this process holds a lock of another, exclusively: a lock, or the write side of one.
 *
 * <p>Assumptions and guarantees: thread-safe. A tenure is recorded after the owner has granted the lock, and is gone before
 * it is given back, so that of two threads that the owner lets in one after the other neither finds the other's record.
 * A thread whose connection broke holds nothing any more, whatever its record says: the owner has released the lock.
 */
final class ExclusiveHold implements Occupancy {
    private final RemoteOwner owner;
    private final AtomicReference<@Nullable Tenure> tenure = new AtomicReference<>();

    ExclusiveHold(RemoteOwner owner) {
        this.owner = owner;
    }

    @Override
    public boolean acquire(Target target, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = mine();
        if (mine != null) {
            checkNotLost(mine);
            mine.enter();
            return true;
        }
        Session session = owner.session(patience.isInterruptible());
        boolean isAcquired = false;
        try {
            isAcquired = target.acquire(session, 1, nanos, patience);
            if (isAcquired) {
                session.hold();
                tenure.set(new Tenure(session));
            }
            return isAcquired;
        } finally {
            if (!isAcquired) {
                session.letGo();
            }
        }
    }

    /** @throws IllegalMonitorStateException if the thread does not hold it, or has lost it */
    void release(Target target) {
        Tenure mine = held();
        Session session = mine.session();
        if (session.isLost()) {
            tenure.compareAndSet(mine, null);
            throw owner.lost();
        }
        if (mine.leave()) {
            tenure.set(null);
            try {
                target.release(session);
            } finally {
                session.unhold();
            }
        }
    }

    @Override
    public long await(Target condition, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = held();
        checkNotLost(mine);
        tenure.set(null);
        try {
            return condition.await(mine.session(), nanos, patience);
        } finally {
            // Of a connection that broke, so that unlock says why; unless another thread holds the lock by now.
            if (!mine.session().isLost()) {
                tenure.set(mine);
            } else {
                tenure.compareAndSet(null, mine);
            }
        }
    }

    @Override
    public long call(Target target, FrameKind kind, int mode, long amount) {
        Tenure mine = held();
        checkNotLost(mine);
        return target.call(mine.session(), kind, mode, target.id(), amount);
    }

    boolean isHeldByCurrentThread() {
        return count() > 0;
    }

    /** How often the current thread has locked it. */
    int count() {
        Tenure mine = mine();
        return mine == null || mine.session().isLost() ? 0 : mine.count();
    }

    /** The thread of this process that holds it; null if none does. */
    @Nullable
    Thread holder() {
        Tenure known = tenure.get();
        return known == null || known.session().isLost() ? null : known.thread();
    }

    private @Nullable Tenure mine() {
        Tenure known = tenure.get();
        return known != null && known.isOfCurrentThread() ? known : null;
    }

    private Tenure held() {
        Tenure mine = mine();
        if (mine == null) {
            throw new IllegalMonitorStateException();
        }
        return mine;
    }

    private void checkNotLost(Tenure mine) {
        if (mine.session().isLost()) {
            throw owner.lost();
        }
    }
}
