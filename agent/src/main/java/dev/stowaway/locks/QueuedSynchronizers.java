package dev.stowaway.locks;

import dev.stowaway.access.Access;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the synchronizers on which most locks of the JDK are built, and says what their numbers mean.
 *
 * <p>Only fields and final methods: an application's synchronizer overrides the others.
 */
final class QueuedSynchronizers {
    private static final String REENTRANT = "java.util.concurrent.locks.ReentrantLock$";
    private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock$";

    private final Access access;

    QueuedSynchronizers(Access access) {
        this.access = access;
    }

    /** The synchronizer in the field {@code sync} of {@code owner}, as the locks of the JDK call it. */
    Object syncOf(Class<?> owner, Object lock) {
        Object sync = access.field(owner, "sync").get(lock);
        if (sync == null) {
            throw new IllegalStateException("not constructed to the end: " + owner.getName());
        }
        return sync;
    }

    /** What the lock does to which {@code sync} belongs. */
    String describe(Object sync) {
        String type = sync.getClass().getName();
        if (type.startsWith(REENTRANT)) {
            return describeExclusive(sync);
        }
        return type.startsWith(READ_WRITE) ? describeReadWrite(sync) : describeNumber(sync);
    }

    /** {@code , 2 waiting} for the lock itself, or nothing. */
    String waiting(Object sync) {
        return StateText.waiting(
                sync instanceof AbstractQueuedSynchronizer queued
                        ? queued.getQueueLength()
                        : ((AbstractQueuedLongSynchronizer) sync).getQueueLength());
    }

    /** The number in which a synchronizer keeps its state. */
    long number(Object sync) {
        return sync instanceof AbstractQueuedSynchronizer
                ? access.field(AbstractQueuedSynchronizer.class, "state").getInt(sync)
                : access.field(AbstractQueuedLongSynchronizer.class, "state").getLong(sync);
    }

    private String describeExclusive(Object sync) {
        long holds = number(sync); // before its owner
        return StateText.exclusive(holds, ownerOf(sync)) + waiting(sync);
    }

    private String describeReadWrite(Object sync) {
        // The upper half counts read holds, the lower one write holds. The number is an int in JDK 17, a long in 25.
        long number = number(sync);
        long readHolds;
        long writeHolds;
        if (sync instanceof AbstractQueuedSynchronizer) {
            readHolds = (number >>> 16) & 0xffff;
            writeHolds = number & 0xffff;
        } else {
            readHolds = number >>> 32;
            writeHolds = number & 0xffff_ffffL;
        }
        return StateText.readWrite(readHolds, writeHolds, ownerOf(sync)) + waiting(sync);
    }

    private String describeNumber(Object sync) {
        Thread owner = ownerOf(sync);
        return "state " + number(sync) + (owner == null ? "" : ", owned by " + ThreadName.of(owner)) + waiting(sync);
    }

    private @Nullable Thread ownerOf(Object sync) {
        return (Thread) access.field(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread")
                .get(sync);
    }
}
