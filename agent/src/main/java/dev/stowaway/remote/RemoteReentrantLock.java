package dev.stowaway.remote;

import dev.stowaway.wire.Question;
import java.io.Serial;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReentrantLock} of another process.
 *
 * <p>The final methods of the JDK's class can't tell the truth: {@code hasQueuedThreads}, {@code hasQueuedThread} and
 * {@code getQueueLength} see nobody wait. {@code isFair} is right.
 */
final class RemoteReentrantLock extends ReentrantLock {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Family family;
    private final transient Handed handed;
    private final transient Target target;
    private final transient Grip grip;

    /** @param isQueue whether threads come to it only to wait */
    RemoteReentrantLock(Family family, Handed handed, boolean isQueue) {
        super(handed.isFair());
        this.family = family;
        this.handed = handed;
        this.target = new Target(family.owner(), handed.id(), 0, isQueue);
        this.grip = new Grip(family.exclusive(), target);
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
        return RemoteCondition.fresh(family, handed, target, Handed.Kind.CONDITION);
    }

    @Override
    public int getHoldCount() {
        return family.exclusive().count();
    }

    @Override
    public boolean isHeldByCurrentThread() {
        return family.exclusive().isHeldByCurrentThread();
    }

    @Override
    public boolean isLocked() {
        return family.exclusive().holder() != null || target.ask(Question.IS_LOCKED) == 1;
    }

    /** The thread of this process that holds it; null also if one of another process does. */
    @Override
    protected @Nullable Thread getOwner() {
        return family.exclusive().holder();
    }

    @Override
    public boolean hasWaiters(Condition condition) {
        return RemoteCondition.waiters(condition, family, target, Question.HAS_WAITERS) == 1;
    }

    @Override
    public int getWaitQueueLength(Condition condition) {
        return RemoteCondition.waiters(condition, family, target, Question.WAITERS);
    }

    @Override
    protected Collection<Thread> getWaitingThreads(Condition condition) {
        throw new UnsupportedOperationException("they are threads of other processes; ask getWaitQueueLength");
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + target.state();
    }
}
