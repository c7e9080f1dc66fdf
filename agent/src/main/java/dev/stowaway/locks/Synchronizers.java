package dev.stowaway.locks;

import dev.stowaway.access.Access;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/** Says which threads hold a lock of the JDK, and which wait for it. A snapshot: they come and go. Thread-safe. */
public final class Synchronizers {
    private final Access access;
    private final LockFamily families;

    public Synchronizers(Access access, LockFamily families) {
        this.access = access;
        this.families = families;
    }

    /** The thread that holds it exclusively; null if none does, or if that is not recorded. */
    public @Nullable Thread holder(LockKind kind, Object lock) {
        if (lock instanceof KnownLock known) {
            return known.holder();
        }
        return families.synchronizerOf(kind, lock) instanceof AbstractOwnableSynchronizer owned
                ? (Thread) access.field(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread")
                        .get(owned)
                : null;
    }

    /** The threads that wait to acquire it, those that came last first; none if that is not recorded. */
    public Collection<Thread> queued(LockKind kind, Object lock) {
        if (lock instanceof KnownLock known) {
            return known.queued();
        }
        Object synchronizer =
                switch (kind) {
                    case SEMAPHORE -> access.field(Semaphore.class, "sync").get(lock);
                    case COUNT_DOWN_LATCH ->
                        access.field(CountDownLatch.class, "sync").get(lock);
                    case CONDITION -> null; // what waits there, waits for a signal
                    default -> families.synchronizerOf(kind, lock);
                };
        if (synchronizer instanceof AbstractQueuedSynchronizer queued) {
            return queued.getQueuedThreads();
        }
        return synchronizer instanceof AbstractQueuedLongSynchronizer queued ? queued.getQueuedThreads() : List.of();
    }
}
