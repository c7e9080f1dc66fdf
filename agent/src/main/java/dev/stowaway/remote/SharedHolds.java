package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of this process hold a lock of another that several may hold, or of which it is not known whether they
 * may: the read side of a lock, or a lock of the application's own class. Thread-safe, as {@link ExclusiveHold} is.
 */
final class SharedHolds implements Occupancy {
    private final RemoteOwner owner;
    private final boolean isReentrant;
    private final ConcurrentMap<Thread, Tenure> tenures = new ConcurrentHashMap<>();

    /** @param isReentrant whether a thread that holds it gets it again without asking; what is not known, is asked */
    SharedHolds(RemoteOwner owner, boolean isReentrant) {
        this.owner = owner;
        this.isReentrant = isReentrant;
    }

    @Override
    public boolean acquire(Target target, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = mine();
        if (mine != null && isReentrant) {
            checkNotLost(mine);
            mine.enter();
            return true;
        }
        Session session = owner.session(patience.isInterruptible());
        boolean isAcquired = false;
        try {
            isAcquired = target.acquire(session, 1, nanos, patience);
            if (isAcquired) {
                add(mine, session);
            }
            return isAcquired;
        } finally {
            if (!isAcquired) {
                session.letGo();
            }
        }
    }

    private void add(@Nullable Tenure mine, Session session) {
        if (mine == null || mine.session() != session) {
            session.hold();
            tenures.put(Thread.currentThread(), new Tenure(session));
        } else {
            mine.enter();
        }
    }

    /**
     * Gives it back; a lock of which nothing is known has to say itself whether that is allowed.
     *
     * @throws IllegalMonitorStateException if the thread does not hold it, or has lost it
     */
    void release(Target target) {
        Tenure mine = mine();
        if (mine == null) {
            throw new IllegalMonitorStateException("attempt to unlock a lock that is not locked by current thread");
        }
        if (mine.session().isLost()) {
            tenures.remove(Thread.currentThread());
            throw owner.lost();
        }
        boolean isLast = mine.leave();
        if (isLast || !isReentrant) {
            try {
                if (isReentrant) {
                    target.release(mine.session());
                } else {
                    target.call(mine.session(), FrameKind.RELEASE, target.mode() | Frame.ANSWER, target.id(), 1);
                }
            } finally {
                if (isLast) {
                    tenures.remove(Thread.currentThread());
                    mine.session().unhold();
                }
            }
        }
    }

    /** How often the current thread has locked it. */
    int count() {
        Tenure mine = mine();
        return mine == null || mine.session().isLost() ? 0 : mine.count();
    }

    @Override
    public long await(Target condition, long nanos, Patience patience) throws InterruptedException {
        Tenure mine = held();
        tenures.remove(Thread.currentThread());
        try {
            return condition.await(mine.session(), nanos, patience);
        } finally {
            tenures.put(Thread.currentThread(), mine);
        }
    }

    @Override
    public long call(Target target, FrameKind kind, int mode, long amount) {
        return target.call(held().session(), kind, mode, target.id(), amount);
    }

    private Tenure held() {
        Tenure mine = mine();
        if (mine == null) {
            throw new IllegalMonitorStateException();
        }
        checkNotLost(mine);
        return mine;
    }

    private @Nullable Tenure mine() {
        return tenures.get(Thread.currentThread());
    }

    private void checkNotLost(Tenure mine) {
        if (mine.session().isLost()) {
            throw owner.lost();
        }
    }
}
