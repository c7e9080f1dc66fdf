package dev.stowaway.remote;

import dev.stowaway.wire.Frame;

/** The four ways to take a lock, as {@link java.util.concurrent.locks.Lock} has them. */
final class Waits {
    private Waits() {}

    static void lock(Holder holder, Target target) {
        try {
            holder.acquire(target, Frame.FOREVER, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    static void lockInterruptibly(Holder holder, Target target) throws InterruptedException {
        checkInterrupt();
        holder.acquire(target, Frame.FOREVER, Patience.ENDS);
    }

    static boolean tryLock(Holder holder, Target target) {
        try {
            return holder.acquire(target, Frame.AT_ONCE, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    static boolean tryLock(Holder holder, Target target, long nanos) throws InterruptedException {
        checkInterrupt();
        return holder.acquire(target, Math.max(nanos, 0), Patience.ENDS);
    }

    /** As the JDK's locks do it: at the entry, whether or not the lock is free. */
    static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
