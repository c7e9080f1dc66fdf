package dev.stowaway.remote;

import java.io.Serial;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock;

/** The write side of a {@link ReentrantReadWriteLock} of another process. */
final class RemoteWriteLock extends WriteLock {
    @Serial
    private static final long serialVersionUID = 1;

    /** Kept alive with its view: as long as it is there, the owner keeps the lock. */
    @SuppressWarnings("UnusedVariable") // read by the garbage collector
    private final transient ReentrantReadWriteLock lock;

    private final transient Family family;
    private final transient Target target;
    private final transient Grip grip;
    private final transient Handed handed;

    RemoteWriteLock(ReentrantReadWriteLock lock, Family family, Target target, Handed handed) {
        super(lock);
        this.lock = lock;
        this.family = family;
        this.target = target;
        this.grip = new Grip(family.exclusive(), target);
        this.handed = handed;
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
    public boolean tryLock(long timeout, TimeUnit unit) throws InterruptedException {
        return grip.tryLock(timeout, unit);
    }

    @Override
    public void unlock() {
        grip.unlock();
    }

    @Override
    public Condition newCondition() {
        return RemoteCondition.fresh(family, handed, target, Handed.Kind.CONDITION);
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return family.exclusive().isHeldByCurrentThread();
    }

    @Override
    public int getHoldCount() {
        return family.exclusive().count();
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + target.state();
    }
}
