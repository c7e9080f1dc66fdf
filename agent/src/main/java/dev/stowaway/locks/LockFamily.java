package dev.stowaway.locks;

import dev.stowaway.access.JdkFields;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells which objects are one lock: a lock, its views and its conditions share a synchronizer, and know each other by
 * nothing else. Thread-safe.
 */
public final class LockFamily {
    private final JdkFields fields;

    public LockFamily(JdkFields fields) {
        this.fields = fields;
    }

    /** What all members of the family of {@code lock} refer to; null if its kind has no families. */
    public @Nullable Object synchronizerOf(LockKind kind, Object lock) {
        return switch (kind) {
            case REENTRANT_LOCK -> fields.read(ReentrantLock.class, "sync", lock);
            case READ_WRITE_LOCK -> fields.read(ReentrantReadWriteLock.class, "sync", lock);
            case READ_LOCK -> fields.read(ReentrantReadWriteLock.ReadLock.class, "sync", lock);
            case WRITE_LOCK -> fields.read(ReentrantReadWriteLock.WriteLock.class, "sync", lock);
            case CONDITION ->
                lock instanceof AbstractQueuedSynchronizer.ConditionObject
                        ? fields.read(AbstractQueuedSynchronizer.ConditionObject.class, "this$0", lock)
                        : fields.read(AbstractQueuedLongSynchronizer.ConditionObject.class, "this$0", lock);
            default -> null;
        };
    }
}
