package dev.stowaway.remote;

import dev.stowaway.wire.Frame;

/** The four ways to take a lock, as {@link java.util.concurrent.locks.Lock} has them. */
final class Waits {
    private Waits() {}

    static void lock(Occupancy occupancy, Target target) {
        try {
            occupancy.acquire(target, Frame.FOREVER, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    static void lockInterruptibly(Occupancy occupancy, Target target) throws InterruptedException {
        checkInterrupt();
        occupancy.acquire(target, Frame.FOREVER, Patience.ENDS);
    }

    static boolean tryLock(Occupancy occupancy, Target target) {
        try {
            return occupancy.acquire(target, Frame.AT_ONCE, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    static boolean tryLock(Occupancy occupancy, Target target, long nanos) throws InterruptedException {
        checkInterrupt();
        return occupancy.acquire(target, Math.max(nanos, 0), Patience.ENDS);
    }

    /** As the JDK's locks do it: at the entry, whether or not the lock is free. */
    static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
