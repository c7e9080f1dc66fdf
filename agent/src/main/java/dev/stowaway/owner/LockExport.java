package dev.stowaway.owner;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.wire.LockMode;
import dev.stowaway.wire.Question;
import java.lang.ref.ReferenceQueue;
import java.net.ProtocolException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A lock that a thread holds: any {@link Lock}, and any {@link ReadWriteLock} with its two sides. */
final class LockExport extends Export {
    /** Of an application's class, methods must be called as the application calls them: they may be overridden. */
    private final boolean isOfJdk;

    LockExport(Object lock, long id, long family, String path, ReferenceQueue<Object> queue) {
        super(lock, id, family, path, queue);
        isOfJdk = JdkClasses.contains(lock.getClass());
    }

    /** The lock that requests of that mode are about. */
    private Lock side(int mode) throws ProtocolException {
        Object lock = get();
        if (lock instanceof ReadWriteLock both) {
            switch (LockMode.of(mode)) {
                case READ:
                    return both.readLock();
                case WRITE:
                    return both.writeLock();
                default:
                    throw new ProtocolException("a read-write lock is locked by one of its sides");
            }
        }
        if (lock == null) {
            throw new IllegalStateException("nobody has that lock any more");
        }
        return (Lock) lock;
    }

    @Override
    boolean acquireNow(int mode, long amount) throws ProtocolException, InterruptedException {
        return isOfJdk && side(mode).tryLock(0, TimeUnit.NANOSECONDS);
    }

    @Override
    boolean tryAcquire(int mode, long amount) throws ProtocolException {
        return side(mode).tryLock();
    }

    @Override
    boolean acquire(int mode, long amount, long nanos) throws ProtocolException, InterruptedException {
        return within(side(mode), nanos);
    }

    @Override
    void release(int mode, long amount) throws ProtocolException {
        side(mode).unlock();
    }

    @Override
    Condition newCondition(int mode) throws ProtocolException {
        return side(mode).newCondition();
    }

    @Override
    boolean isHeldByThreads() {
        return true;
    }

    @Override
    long ask(Question question, @Nullable Export about) {
        Object lock = get();
        Object condition = about == null ? null : about.get();
        if (lock instanceof ReentrantLock reentrant) {
            switch (question) {
                case IS_LOCKED:
                    return number(reentrant.isLocked());
                case HAS_WAITERS:
                    return number(reentrant.hasWaiters((Condition) condition));
                case WAITERS:
                    return reentrant.getWaitQueueLength((Condition) condition);
                default:
                    break;
            }
        }
        if (lock instanceof ReentrantReadWriteLock both) {
            switch (question) {
                case IS_LOCKED:
                    return number(both.isWriteLocked());
                case READ_HOLDS:
                    return both.getReadLockCount();
                case HAS_WAITERS:
                    return number(both.hasWaiters((Condition) condition));
                case WAITERS:
                    return both.getWaitQueueLength((Condition) condition);
                default:
                    break;
            }
        }
        return super.ask(question, about);
    }

    private static long number(boolean flag) {
        return flag ? 1 : 0;
    }
}
