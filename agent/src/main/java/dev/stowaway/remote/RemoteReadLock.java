package dev.stowaway.remote;

import java.io.Serial;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock.ReadLock;

/** The read side of a {@link ReentrantReadWriteLock} of another process. */
final class RemoteReadLock extends ReadLock {
    @Serial
    private static final long serialVersionUID = 1;

    /** Kept alive with its view: as long as it is there, the owner keeps the lock. */
    @SuppressWarnings("UnusedVariable") // read by the garbage collector
    private final transient ReentrantReadWriteLock lock;

    private final transient SharedHolds holds;
    private final transient Target target;
    private final transient Grip grip;
    private final transient Handed handed;

    RemoteReadLock(ReentrantReadWriteLock lock, Target target, Handed handed) {
        super(lock);
        this.lock = lock;
        this.holds = new SharedHolds(target.owner(), true);
        this.target = target;
        this.grip = new Grip(holds, target);
        this.handed = handed;
    }

    /** How often the current thread holds it. */
    int count() {
        return holds.count();
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
        throw new UnsupportedOperationException(); // as the JDK's does
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + target.state();
    }
}
