package dev.stowaway.remote;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which thread of this process holds a lock of another that only one may hold: a lock, or the write side of one. */
final class ExclusiveHold extends Occupancy {
    private final AtomicReference<@Nullable Tenure> tenure = new AtomicReference<>();

    ExclusiveHold(RemoteOwner owner) {
        super(owner, true);
    }

    @Override
    @Nullable
    Tenure mine() {
        Tenure known = tenure.get();
        return known != null && known.isOfCurrentThread() ? known : null;
    }

    /** A tenure whose connection broke does not take the place of another thread's, to which the owner has granted the lock. */
    @Override
    void begin(Tenure fresh) {
        if (fresh.session().isLost()) {
            tenure.compareAndSet(null, fresh);
        } else {
            tenure.set(fresh);
        }
    }

    @Override
    void end(Tenure old) {
        tenure.compareAndSet(old, null);
    }

    boolean isHeldByCurrentThread() {
        return count() > 0;
    }

    /** The thread of this process that holds it; null if none does. */
    @Nullable
    Thread holder() {
        Tenure known = tenure.get();
        return known == null || known.session().isLost() ? null : known.thread();
    }
}
