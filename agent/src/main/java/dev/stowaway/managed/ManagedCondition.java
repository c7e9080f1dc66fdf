package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.owner.FamilyMember;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** A condition of one of the locks of this room, of which a handle is written: of the JDK's, a copy would be. */
@SuppressWarnings("WaitNotInLoop") // the loop is the caller's
final class ManagedCondition implements Condition, FamilyMember, KnownLock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Condition condition;
    private final transient Object lock;
    private final String name;

    ManagedCondition(Condition condition, Object lock, String name) {
        this.condition = condition;
        this.lock = lock;
        this.name = name;
    }

    /** What the JDK's lock knows. */
    static Condition itself(Condition condition) {
        return condition instanceof ManagedCondition managed ? managed.condition : condition;
    }

    @Override
    public Object family() {
        return lock;
    }

    @Override
    public Object itself() {
        return condition;
    }

    @Override
    public void await() throws InterruptedException {
        condition.await();
    }

    @Override
    public void awaitUninterruptibly() {
        condition.awaitUninterruptibly();
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        return condition.awaitNanos(nanos);
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return condition.await(time, unit);
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return condition.awaitUntil(deadline);
    }

    @Override
    public void signal() {
        condition.signal();
    }

    @Override
    public void signalAll() {
        condition.signalAll();
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return Handles.of(LockKind.CONDITION, Handed.Kind.CONDITION, this, name);
    }
}
