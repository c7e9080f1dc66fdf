package dev.stowaway.locks;

import dev.stowaway.access.Access;
import dev.stowaway.access.FieldReader;
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
    private final FieldReader ofReentrantLock;
    private final FieldReader ofReadWriteLock;
    private final FieldReader ofReadLock;
    private final FieldReader ofWriteLock;
    private final FieldReader ofCondition;
    private final FieldReader ofLongCondition;

    public LockFamily(Access access) {
        ofReentrantLock = access.field(ReentrantLock.class, "sync");
        ofReadWriteLock = access.field(ReentrantReadWriteLock.class, "sync");
        ofReadLock = access.field(ReentrantReadWriteLock.ReadLock.class, "sync");
        ofWriteLock = access.field(ReentrantReadWriteLock.WriteLock.class, "sync");
        ofCondition = access.field(AbstractQueuedSynchronizer.ConditionObject.class, "this$0");
        ofLongCondition = access.field(AbstractQueuedLongSynchronizer.ConditionObject.class, "this$0");
    }

    /** What all members of the family of {@code lock} refer to; null if its kind has no families. */
    public @Nullable Object synchronizerOf(LockKind kind, Object lock) {
        return switch (kind) {
            case REENTRANT_LOCK -> ofReentrantLock.get(lock);
            case READ_WRITE_LOCK -> ofReadWriteLock.get(lock);
            case READ_LOCK -> ofReadLock.get(lock);
            case WRITE_LOCK -> ofWriteLock.get(lock);
            case CONDITION ->
                (lock instanceof AbstractQueuedSynchronizer.ConditionObject ? ofCondition : ofLongCondition).get(lock);
            default -> null;
        };
    }
}
