package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import java.util.concurrent.TimeUnit;

/** Takes and gives back a lock of another process, in the ways that {@link java.util.concurrent.locks.Lock} has. Thread-safe. */
final class Grip {
    private final Occupancy occupancy;
    private final Target target;

    Grip(Occupancy occupancy, Target target) {
        this.occupancy = occupancy;
        this.target = target;
    }

    void lock() {
        try {
            occupancy.acquire(target, Frame.FOREVER, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    void lockInterruptibly() throws InterruptedException {
        checkInterrupt();
        occupancy.acquire(target, Frame.FOREVER, Patience.ENDS);
    }

    boolean tryLock() {
        try {
            return occupancy.acquire(target, Frame.AT_ONCE, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        checkInterrupt();
        return occupancy.acquire(target, Math.max(unit.toNanos(time), 0), Patience.ENDS);
    }

    void unlock() {
        occupancy.release(target);
    }

    /** As the JDK's locks do it: at the entry, whether or not the lock is free. */
    static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
