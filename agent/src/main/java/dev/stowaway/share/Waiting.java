package dev.stowaway.share;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;

/** How a thread waits for a lock: how long, and whether it can be interrupted meanwhile. */
sealed interface Waiting {
    /** So often does one look who can't be told. */
    long PAUSE_NS = 1_000_000;

    /** Takes that lock. False if the time was over before. */
    boolean acquire(Lock lock) throws InterruptedException;

    /** Waits a moment. False if the time is over. */
    boolean pause() throws InterruptedException;

    /** However long it takes. */
    record Endlessly() implements Waiting {
        @Override
        public boolean acquire(Lock lock) {
            lock.lock();
            return true;
        }

        @Override
        public boolean pause() {
            boolean wasInterrupted = Thread.interrupted(); // or it would not wait at all
            LockSupport.parkNanos(this, PAUSE_NS);
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
            return true;
        }
    }

    /** Until somebody interrupts it. */
    record Interruptibly() implements Waiting {
        @Override
        public boolean acquire(Lock lock) throws InterruptedException {
            lock.lockInterruptibly();
            return true;
        }

        @Override
        public boolean pause() throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(PAUSE_NS);
            return true;
        }
    }

    /**
     * The same, for a limited time.
     *
     * @param endNs by {@link System#nanoTime}
     */
    record Until(long endNs) implements Waiting {
        static Until in(long time, TimeUnit unit) {
            return new Until(System.nanoTime() + Math.min(unit.toNanos(time), Long.MAX_VALUE / 2));
        }

        @Override
        public boolean acquire(Lock lock) throws InterruptedException {
            return lock.tryLock(endNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean pause() throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(Math.min(PAUSE_NS, endNs - System.nanoTime()));
            return endNs - System.nanoTime() > 0;
        }
    }
}
