package dev.stowaway.owner;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKind;
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
class LockExport extends Export {
    private final LockKind kind;

    /** Of an application's class, methods must be called as the application calls them: they may be overridden. */
    private final boolean isOfJdk;

    LockExport(LockKind kind, Object lock, long id, long family, String path, ReferenceQueue<Object> queue) {
        super(lock, id, family, path, queue);
        this.kind = kind;
        isOfJdk = JdkClasses.contains(lock.getClass());
    }

    @Override
    final LockKind kind() {
        return kind;
    }

    /** The lock that requests of that mode are about. */
    private Lock side(int mode) throws ProtocolException {
        Object lock = get();
        if (lock instanceof ReadWriteLock both) {
            return switch (LockMode.of(mode)) {
                case READ -> both.readLock();
                case WRITE -> both.writeLock();
                case EXCLUSIVE -> throw new ProtocolException("a read-write lock is locked by one of its sides");
            };
        }
        if (lock == null) {
            throw new IllegalStateException("nobody has that lock any more");
        }
        return (Lock) lock;
    }

    @Override
    final boolean acquireNow(int mode, long amount) throws ProtocolException, InterruptedException {
        return isOfJdk && side(mode).tryLock(0, TimeUnit.NANOSECONDS);
    }

    @Override
    final boolean tryAcquire(int mode, long amount) throws ProtocolException {
        return side(mode).tryLock();
    }

    @Override
    final boolean acquire(int mode, long amount, long nanos) throws ProtocolException, InterruptedException {
        return within(side(mode), nanos);
    }

    @Override
    final void release(int mode, long amount) throws ProtocolException {
        side(mode).unlock();
    }

    @Override
    final Condition newCondition(int mode) throws ProtocolException {
        return side(mode).newCondition();
    }

    @Override
    final boolean isHeldByThreads() {
        return true;
    }

    @Override
    final long ask(Question question, @Nullable Export about) {
        Object lock = get();
        Object condition = about == null ? null : about.get();
        if (lock instanceof ReentrantLock reentrant) {
            return switch (question) {
                case IS_LOCKED -> number(reentrant.isLocked());
                case HAS_WAITERS -> number(reentrant.hasWaiters((Condition) condition));
                case WAITERS -> reentrant.getWaitQueueLength((Condition) condition);
                default -> super.ask(question, about);
            };
        }
        if (lock instanceof ReentrantReadWriteLock both) {
            return switch (question) {
                case IS_LOCKED -> number(both.isWriteLocked());
                case READ_HOLDS -> both.getReadLockCount();
                case HAS_WAITERS -> number(both.hasWaiters((Condition) condition));
                case WAITERS -> both.getWaitQueueLength((Condition) condition);
                default -> super.ask(question, about);
            };
        }
        return super.ask(question, about);
    }

    private static long number(boolean flag) {
        return flag ? 1 : 0;
    }
}
