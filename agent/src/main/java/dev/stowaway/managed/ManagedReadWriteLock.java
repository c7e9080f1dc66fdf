package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.owner.FamilyMember;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** A {@link ReentrantReadWriteLock} that others use by way of proxies, with the agent or without; so are its two sides, and conditions. */
public final class ManagedReadWriteLock extends ReentrantReadWriteLock implements FamilyMember, KnownLock {
    @Serial
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient ReadLock read;
    private final transient WriteLock write;

    public ManagedReadWriteLock(String name) {
        this.name = name;
        this.read = new Reading(this);
        this.write = new Writing(this);
    }

    @Override
    public Object family() {
        return this;
    }

    @Override
    public ReadLock readLock() {
        return read;
    }

    @Override
    public WriteLock writeLock() {
        return write;
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
        return Handles.of(LockKind.READ_WRITE_LOCK, Handed.Kind.READ_WRITE_LOCK, this, name);
    }

    private static final class Reading extends ReadLock {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient ManagedReadWriteLock lock;

        Reading(ManagedReadWriteLock lock) {
            super(lock);
            this.lock = lock;
        }

        @Serial
        private Object writeReplace() throws ObjectStreamException {
            return Handles.of(LockKind.READ_WRITE_LOCK, Handed.Kind.READ_SIDE, lock, lock.name);
        }
    }

    private static final class Writing extends WriteLock {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient ManagedReadWriteLock lock;

        Writing(ManagedReadWriteLock lock) {
            super(lock);
            this.lock = lock;
        }

        @Override
        public Condition newCondition() {
            return new ManagedCondition(super.newCondition(), lock, "a condition of " + lock.name);
        }

        @Serial
        private Object writeReplace() throws ObjectStreamException {
            return Handles.of(LockKind.READ_WRITE_LOCK, Handed.Kind.WRITE_SIDE, lock, lock.name);
        }
    }
}
