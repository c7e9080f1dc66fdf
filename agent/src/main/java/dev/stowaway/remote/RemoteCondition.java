package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Question;
import java.io.Serial;
import java.io.Serializable;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A condition of a lock of another process. A thread that uses it holds the lock, by way of any proxy of it. */
@SuppressWarnings({"WaitNotInLoop", "JavaUtilDate"}) // the loop is in the application, the type in the JDK's interface
final class RemoteCondition implements Condition, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Occupancy occupancy;
    private final transient Handed handed;
    private final transient Target target;

    RemoteCondition(Family family, Handed handed) {
        this.occupancy = handed.kind() == Handed.Kind.CONDITION ? family.exclusive() : family.unknown(handed.number());
        this.handed = handed;
        this.target = new Target(family.owner(), handed.id(), 0);
    }

    /** A new condition of that lock. */
    static Condition fresh(Family family, Handed lock, Target target, Handed.Kind kind) {
        long id = target.call(FrameKind.NEW_CONDITION, target.mode(), 0);
        Handed handed = lock.condition(kind, id, target.mode());
        return (Condition) family.owner().proxies().add(id, handed.family(), new Make(handed));
    }

    private record Make(Handed handed) implements ProxyTable.Maker {
        @Override
        public Object make(RemoteOwner owner, Family family) {
            return new RemoteCondition(family, handed);
        }
    }

    /** What the lock says of those who await that condition, which only who holds it may ask. */
    static int waiters(Condition condition, Family family, Target lock, Question question) {
        if (condition == null) {
            throw new NullPointerException("condition");
        }
        if (!(condition instanceof RemoteCondition remote) || remote.occupancy != family.exclusive()) {
            throw new IllegalArgumentException("not owner"); // as the JDK's locks say it
        }
        return (int) family.exclusive().call(lock, FrameKind.ASK, question.ordinal(), remote.handed.id());
    }

    @Serial
    private Object writeReplace() {
        return StowawayJarNeededOnTheClassPath.of(handed);
    }

    @Override
    public void await() throws InterruptedException {
        Grip.checkInterrupt();
        occupancy.await(target, Frame.FOREVER, Patience.AWAITS);
    }

    @Override
    public void awaitUninterruptibly() {
        try {
            occupancy.await(target, Frame.FOREVER, Patience.ENDLESS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        Grip.checkInterrupt();
        return occupancy.await(target, nanos, Patience.AWAITS);
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return awaitNanos(unit.toNanos(time)) > 0;
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        long millis = deadline.getTime() - System.currentTimeMillis();
        return awaitNanos(TimeUnit.MILLISECONDS.toNanos(millis)) > 0;
    }

    @Override
    public void signal() {
        occupancy.call(target, FrameKind.SIGNAL, 0, 0);
    }

    @Override
    public void signalAll() {
        occupancy.call(target, FrameKind.SIGNAL_ALL, 0, 0);
    }

    @Override
    public String toString() {
        return getClass().getName() + "@" + Integer.toHexString(hashCode()) + " of " + handed.process();
    }
}
