package dev.stowaway.remote;

import dev.stowaway.wire.LockMode;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A lock of another process that is of an application's own class, or one side of such a pair of locks. All that is known of
 * it is what {@link Lock} says: whether it is reentrant, it decides itself. Only the thread that has locked it unlocks it.
 */
final class RemoteLock implements Lock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Kept alive with its side: as long as it is there, the owner keeps the lock. */
    @SuppressWarnings("UnusedVariable") // read by the garbage collector
    private final transient @Nullable RemoteLockPair pair;

    private final transient Family family;
    private final transient Handed handed;
    private final transient Target target;
    private final transient Grip grip;

    RemoteLock(@Nullable RemoteLockPair pair, Family family, Handed handed, LockMode mode) {
        this.pair = pair;
        this.family = family;
        this.handed = handed;
        this.target = new Target(family.owner(), handed.id(), mode.ordinal());
        this.grip = new Grip(family.unknown(mode.ordinal()), target);
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public void lock() {
        grip.lock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        grip.lockInterruptibly();
    }

    @Override
    public boolean tryLock() {
        return grip.tryLock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return grip.tryLock(time, unit);
    }

    @Override
    public void unlock() {
        grip.unlock();
    }

    @Override
    public Condition newCondition() {
        return RemoteCondition.fresh(family, handed, target, Handed.Kind.LOCK_CONDITION);
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + " of " + handed.process();
    }
}
