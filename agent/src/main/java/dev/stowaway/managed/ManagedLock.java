package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.owner.FamilyMember;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A {@link ReentrantLock} that others use by way of proxies, with the agent or without; so are its conditions. */
public final class ManagedLock extends ReentrantLock implements FamilyMember, KnownLock {
    @Serial
    private static final long serialVersionUID = 1;

    private final String name;

    public ManagedLock(String name) {
        this.name = name;
    }

    @Override
    public Object family() {
        return this;
    }

    @Override
    public Condition newCondition() {
        return new ManagedCondition(super.newCondition(), this, "a condition of " + name);
    }

    @Override
    public @Nullable Thread holder() {
        return getOwner();
    }

    @Override
    public Collection<Thread> queued() {
        return getQueuedThreads();
    }

    @Override
    public boolean hasWaiters(Condition condition) {
        return super.hasWaiters(ManagedCondition.itself(condition));
    }

    @Override
    public int getWaitQueueLength(Condition condition) {
        return super.getWaitQueueLength(ManagedCondition.itself(condition));
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return Handles.of(LockKind.REENTRANT_LOCK, Handed.Kind.REENTRANT_LOCK, this, name);
    }
}
