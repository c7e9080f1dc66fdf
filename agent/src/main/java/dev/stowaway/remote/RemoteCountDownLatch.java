package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Question;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link CountDownLatch} of another process. */
final class RemoteCountDownLatch extends CountDownLatch implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Handed handed;
    private final transient Target target;

    RemoteCountDownLatch(RemoteOwner owner, Handed handed) {
        super(1);
        this.handed = handed;
        this.target = new Target(owner, handed.id(), 0);
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public void await() throws InterruptedException {
        Grip.checkInterrupt();
        Calls.acquire(target, 1, Frame.FOREVER, Patience.ENDS);
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        Grip.checkInterrupt();
        return Calls.acquire(target, 1, Math.max(unit.toNanos(timeout), 0), Patience.ENDS);
    }

    @Override
    public void countDown() {
        Calls.release(target, 1);
    }

    @Override
    public long getCount() {
        return target.ask(Question.COUNT);
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + target.state();
    }
}
