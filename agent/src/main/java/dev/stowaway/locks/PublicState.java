package dev.stowaway.locks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Says what a {@link KnownLock} is doing by its public methods, where its fields can't be read. These do not tell how often a
 * thread has it exclusively, nor how many wait for a latch.
 */
final class PublicState {
    private PublicState() {}

    /** Null of a condition, which tells only who holds its lock. */
    static @Nullable String of(KnownLock lock) {
        if (lock instanceof ReentrantLock reentrant) {
            return StateText.exclusive(reentrant.isLocked() ? 1 : 0, lock.holder())
                    + StateText.waiting(reentrant.getQueueLength());
        }
        if (lock instanceof ReentrantReadWriteLock both) {
            return StateText.readWrite(both.getReadLockCount(), both.isWriteLocked() ? 1 : 0, lock.holder())
                    + StateText.waiting(both.getQueueLength());
        }
        if (lock instanceof Semaphore semaphore) {
            return StateText.permits(semaphore.availablePermits()) + StateText.waiting(semaphore.getQueueLength());
        }
        if (lock instanceof CountDownLatch latch) {
            return StateText.count(latch.getCount());
        }
        if (lock instanceof CyclicBarrier barrier) {
            return barrier.isBroken()
                    ? StateText.BROKEN
                    : StateText.parties(barrier.getNumberWaiting(), barrier.getParties());
        }
        return null;
    }
}
