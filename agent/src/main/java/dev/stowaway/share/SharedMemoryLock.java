package dev.stowaway.share;

import dev.stowaway.block.BlockLock;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that lives in a block of {@link SharedMemory}: one lock for all processes that have the block, reentrant, and not
 * fair. While nobody else wants it, to lock it costs a compare-and-set in that memory and one in this process, to unlock it
 * none; who has to wait sleeps, at the lock of the process that holds it. Where it is serialized, it arrives as the lock of
 * that very block.
 *
 * <p>When a process dies while it holds the lock, whoever comes next gets it. The model is that of robust mutexes (POSIX,
 * {@code pthread_mutexattr_setrobust}): until {@link #recover} is called, {@link #abandoned} says that what the lock protects
 * may be half done. A process that is stopped is not dead, and keeps the lock. A thread that ends without unlocking keeps
 * it, too, as with the JDK's.
 *
 * <p>Assumptions and guarantees: thread-safe. What a thread has written to the block before it unlocks, is seen by the next
 * one that locks, in whatever process. The process has the block until its threads have unlocked, even if it is closed before.
 * At most 64 processes use the lock of a block at a time; from its first use, a process counts for as long as it has the block.
 */
public final class SharedMemoryLock implements Lock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Waiting ENDLESSLY = new Waiting.Endlessly();
    private static final Waiting INTERRUPTIBLY = new Waiting.Interruptibly();

    private final transient SharedMemory memory;
    private final transient BlockLock inBlock;
    private final transient ReentrantLock queue;
    private final transient Turn turn;

    SharedMemoryLock(SharedMemory memory, BlockLock inBlock) {
        this.memory = memory;
        this.inBlock = inBlock;
        this.queue = inBlock.queue();
        this.turn = new Turn(memory, inBlock);
    }

    /** @throws IllegalStateException if the block is closed, or too many processes use the lock */
    @Override
    public void lock() {
        memory.checkOpen();
        queue.lock();
        try {
            await(ENDLESSLY);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        memory.checkOpen();
        queue.lockInterruptibly();
        await(INTERRUPTIBLY);
    }

    /** False also while another thread of this process waits for the lock, or it is being handed over. */
    @Override
    public boolean tryLock() {
        memory.checkOpen();
        if (!queue.tryLock()) {
            return false;
        }
        boolean isTaken = false;
        try {
            isTaken = isTaken() || turn.now();
            return isTaken;
        } finally {
            if (!isTaken) {
                giveUp();
            }
        }
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        memory.checkOpen();
        Waiting waiting = Waiting.Until.in(time, unit);
        return waiting.acquire(queue) && await(waiting);
    }

    private boolean await(Waiting waiting) throws InterruptedException {
        boolean isTaken = false;
        try {
            isTaken = isTaken() || turn.await(waiting);
            return isTaken;
        } finally {
            if (!isTaken) {
                giveUp();
            }
        }
    }

    /** Whether the thread that is first in the queue of this process has the lock by now; mostly it has. */
    private boolean isTaken() {
        return queue.getHoldCount() > 1 || (inBlock.isJoined() && inBlock.take());
    }

    /** Also after an error when it was taken already: else no process would ever have it again. */
    private void giveUp() {
        try {
            if (queue.getHoldCount() == 1) {
                inBlock.giveIfOwn();
            }
        } finally {
            queue.unlock();
        }
    }

    /** @throws IllegalMonitorStateException if the current thread does not hold it */
    @Override
    public void unlock() {
        int holds = queue.getHoldCount();
        if (holds == 0) {
            throw new IllegalMonitorStateException("the current thread does not hold the " + this);
        }
        if (holds == 1) {
            inBlock.give();
        }
        queue.unlock();
    }

    /** There is none. */
    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException(
                "the lock in a block of shared memory has no conditions: use a lock of a Manager");
    }

    public boolean isHeldByCurrentThread() {
        return queue.isHeldByCurrentThread();
    }

    /**
     * Whether a thread of any process holds it. If that process is dead, this is true until somebody locks. False, as
     * {@link #abandoned} and {@link #recover} are, when this process has the block no more.
     */
    public boolean isLocked() {
        return inBlock.holder() != 0;
    }

    /** Whether a process died that held it, and nobody has said since that all is well: to be asked after locking. */
    public boolean abandoned() {
        return inBlock.isAbandoned();
    }

    /**
     * Says that all is well again with what it protects.
     *
     * @return false if it was not abandoned
     */
    public boolean recover() {
        return inBlock.recover();
    }

    @Override
    public String toString() {
        long holder = inBlock.holder();
        return "SharedMemoryLock[" + memory.file()
                + (holder == 0 ? ", unlocked]" : ", locked by " + inBlock.name(holder) + "]");
    }

    @Serial
    private Object writeReplace() {
        return new Handle(memory);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("the lock of a block is serialized as a handle");
    }

    /** What is written of it. */
    private record Handle(SharedMemory memory) implements Serializable {
        @Serial
        private Object readResolve() throws InvalidObjectException {
            try {
                return memory.lock();
            } catch (UnsupportedOperationException e) {
                memory.release();
                InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
                invalid.initCause(e);
                throw invalid;
            }
        }
    }
}
