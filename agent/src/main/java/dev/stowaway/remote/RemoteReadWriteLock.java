package dev.stowaway.remote;

import dev.stowaway.wire.LockMode;
import dev.stowaway.wire.Question;
import java.io.Serial;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReentrantReadWriteLock} of another process.
 *
 * <p>The final methods of the JDK's class can't tell the truth: {@code hasQueuedThreads}, {@code hasQueuedThread} and
 * {@code getQueueLength} see nobody wait. {@code isFair} is right. {@code getReadLockCount} counts a thread of another
 * process once, however often it has locked.
 */
final class RemoteReadWriteLock extends ReentrantReadWriteLock {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Family family;
    private final transient Handed handed;
    private final transient Target writing;

    RemoteReadWriteLock(Family family, Handed handed) {
        super(handed.isFair());
        this.family = family;
        this.handed = handed;
        this.writing = new Target(family.owner(), handed.id(), LockMode.WRITE.ordinal());
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public ReadLock readLock() {
        return family.readLock(handed.id(), handed.as(Handed.Kind.READ_SIDE), this);
    }

    @Override
    public WriteLock writeLock() {
        return family.writeLock(handed.id(), handed.as(Handed.Kind.WRITE_SIDE), this);
    }

    @Override
    public int getReadHoldCount() {
        return ((RemoteReadLock) readLock()).count();
    }

    @Override
    public int getReadLockCount() {
        return (int) writing.ask(Question.READ_HOLDS);
    }

    @Override
    public boolean isWriteLocked() {
        return family.exclusive().holder() != null || writing.ask(Question.IS_LOCKED) == 1;
    }

    @Override
    public boolean isWriteLockedByCurrentThread() {
        return family.exclusive().isHeldByCurrentThread();
    }

    @Override
    public int getWriteHoldCount() {
        return family.exclusive().count();
    }

    /** The thread of this process that holds the write lock; null also if one of another process does. */
    @Override
    protected @Nullable Thread getOwner() {
        return family.exclusive().holder();
    }

    @Override
    public boolean hasWaiters(Condition condition) {
        return RemoteCondition.waiters(condition, family, writing, Question.HAS_WAITERS) == 1;
    }

    @Override
    public int getWaitQueueLength(Condition condition) {
        return RemoteCondition.waiters(condition, family, writing, Question.WAITERS);
    }

    @Override
    protected Collection<Thread> getWaitingThreads(Condition condition) {
        throw new UnsupportedOperationException("they are threads of other processes; ask getWaitQueueLength");
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + writing.state();
    }
}
