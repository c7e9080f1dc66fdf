package dev.stowaway.remote;

import dev.stowaway.wire.LockMode;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/** A read-write lock of another process that is of an application's own class. */
final class RemoteLockPair implements ReadWriteLock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Handed handed;
    private final transient RemoteLock readLock;
    private final transient RemoteLock writeLock;

    RemoteLockPair(Family family, Handed handed) {
        this.handed = handed;
        this.readLock = new RemoteLock(this, family, handed.as(Handed.Kind.PAIR_READ_SIDE), LockMode.READ);
        this.writeLock = new RemoteLock(this, family, handed.as(Handed.Kind.PAIR_WRITE_SIDE), LockMode.WRITE);
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public Lock readLock() {
        return readLock;
    }

    @Override
    public Lock writeLock() {
        return writeLock;
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + " of " + handed.process();
    }
}
