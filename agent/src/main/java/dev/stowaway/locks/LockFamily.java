package dev.stowaway.locks;

import dev.stowaway.access.Access;
import dev.stowaway.access.FieldReader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
    private final Access access;

    /** Looked up when a lock of that kind is first met. */
    private final ConcurrentMap<LockKind, FieldReader> readers = new ConcurrentHashMap<>();

    public LockFamily(Access access) {
        this.access = access;
    }

    /** What all members of the family of {@code lock} refer to; null if its kind has no families. */
    public @Nullable Object synchronizerOf(LockKind kind, Object lock) {
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, READ_LOCK, WRITE_LOCK ->
                reader(kind).get(lock);
            case CONDITION ->
                lock instanceof AbstractQueuedSynchronizer.ConditionObject
                        ? reader(kind).get(lock)
                        : access.field(AbstractQueuedLongSynchronizer.ConditionObject.class, "this$0")
                                .get(lock);
            default -> null;
        };
    }

    private FieldReader reader(LockKind kind) {
        FieldReader known = readers.get(kind);
        if (known == null) {
            known = switch (kind) {
                case REENTRANT_LOCK -> access.field(ReentrantLock.class, "sync");
                case READ_WRITE_LOCK -> access.field(ReentrantReadWriteLock.class, "sync");
                case READ_LOCK -> access.field(ReentrantReadWriteLock.ReadLock.class, "sync");
                case WRITE_LOCK -> access.field(ReentrantReadWriteLock.WriteLock.class, "sync");
                default -> access.field(AbstractQueuedSynchronizer.ConditionObject.class, "this$0");
            };
            readers.put(kind, known);
        }
        return known;
    }
}
