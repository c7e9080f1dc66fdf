package dev.stowaway.remote;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of this process hold a lock of another that several may hold, or of which it is not known whether they
 * may: the read side of a lock, or a lock of the application's own class.
 */
final class SharedHolds extends Occupancy {
    private final ConcurrentMap<Thread, Tenure> tenures = new ConcurrentHashMap<>();

    SharedHolds(RemoteOwner owner, boolean isReentrant) {
        super(owner, isReentrant);
    }

    @Override
    @Nullable
    Tenure mine() {
        return tenures.get(Thread.currentThread());
    }

    @Override
    void begin(Tenure fresh) {
        tenures.put(Thread.currentThread(), fresh);
    }

    @Override
    void end(Tenure old) {
        tenures.remove(Thread.currentThread(), old);
    }
}
