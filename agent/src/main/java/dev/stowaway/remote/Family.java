package dev.stowaway.remote;

import dev.stowaway.wire.LockMode;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;
import org.jspecify.annotations.Nullable;

/** What the proxies of one lock, its views and its conditions have in common: which thread holds it. Thread-safe. */
final class Family {
    private final RemoteOwner owner;
    private final ExclusiveHold exclusive;
    private final @Nullable SharedHolds[] unknown = new SharedHolds[LockMode.values().length];
    private @Nullable RemoteReadLock readLock;
    private @Nullable RemoteWriteLock writeLock;

    Family(RemoteOwner owner) {
        this.owner = owner;
        this.exclusive = new ExclusiveHold(owner);
    }

    RemoteOwner owner() {
        return owner;
    }

    ExclusiveHold exclusive() {
        return exclusive;
    }

    /** Who holds a lock of a class of which it is not known whether it is exclusive, or one side of it. */
    synchronized SharedHolds unknown(int mode) {
        SharedHolds known = unknown[mode];
        if (known == null) {
            known = new SharedHolds(owner, false);
            unknown[mode] = known;
        }
        return known;
    }

    /**
     * The read view, the same one however it came here.
     *
     * @param id of the lock, or of the view itself
     * @param lock what the view is a view of, or stands for it
     */
    synchronized ReadLock readLock(long id, Handed handed, ReentrantReadWriteLock lock) {
        RemoteReadLock known = readLock;
        if (known == null) {
            known = new RemoteReadLock(lock, new Target(owner, id, LockMode.READ.ordinal()), handed);
            readLock = known;
        }
        return known;
    }

    /** The write view, the same one however it came here. */
    synchronized WriteLock writeLock(long id, Handed handed, ReentrantReadWriteLock lock) {
        RemoteWriteLock known = writeLock;
        if (known == null) {
            known = new RemoteWriteLock(lock, this, new Target(owner, id, LockMode.WRITE.ordinal()), handed);
            writeLock = known;
        }
        return known;
    }
}
