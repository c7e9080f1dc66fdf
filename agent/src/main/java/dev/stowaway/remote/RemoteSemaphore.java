package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Question;
import java.io.Serial;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Semaphore} of another process. The permits that a process has taken come back when it dies.
 *
 * <p>The final methods of the JDK's class can't tell the truth: {@code hasQueuedThreads} and {@code getQueueLength} see nobody
 * wait. Permits can be taken away for good only where the semaphore lives: {@code reducePermits} is refused.
 */
final class RemoteSemaphore extends Semaphore {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Handed handed;
    private final transient Target target;

    RemoteSemaphore(RemoteOwner owner, Handed handed) {
        super(0, handed.isFair());
        this.handed = handed;
        this.target = new Target(owner, handed.id(), 0);
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    @Override
    public void acquire(int permits) throws InterruptedException {
        Grip.checkInterrupt();
        Calls.acquire(target, checked(permits), Frame.FOREVER, Patience.ENDS);
    }

    @Override
    public void acquireUninterruptibly() {
        acquireUninterruptibly(1);
    }

    @Override
    public void acquireUninterruptibly(int permits) {
        Calls.acquireUninterruptibly(target, checked(permits), Frame.FOREVER);
    }

    @Override
    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    @Override
    public boolean tryAcquire(int permits) {
        return Calls.acquireUninterruptibly(target, checked(permits), Frame.AT_ONCE);
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
        return tryAcquire(1, timeout, unit);
    }

    @Override
    public boolean tryAcquire(int permits, long timeout, TimeUnit unit) throws InterruptedException {
        checked(permits);
        Grip.checkInterrupt();
        return Calls.acquire(target, permits, Math.max(unit.toNanos(timeout), 0), Patience.ENDS);
    }

    @Override
    public void release() {
        release(1);
    }

    @Override
    public void release(int permits) {
        Calls.release(target, checked(permits));
    }

    @Override
    public int availablePermits() {
        return (int) target.ask(Question.COUNT);
    }

    @Override
    public int drainPermits() {
        return (int) target.call(FrameKind.DRAIN, 0, 0);
    }

    @Override
    protected void reducePermits(int reduction) {
        throw new UnsupportedOperationException("permits can be taken away for good only in " + handed.process());
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + target.state();
    }

    private static int checked(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException(); // as the JDK's semaphore does
        }
        return permits;
    }
}
