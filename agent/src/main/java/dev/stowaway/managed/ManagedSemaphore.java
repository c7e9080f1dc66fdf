package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.Semaphore;

/** A {@link Semaphore} that others use by way of proxies, with the agent or without. */
public final class ManagedSemaphore extends Semaphore implements KnownLock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String name;

    public ManagedSemaphore(String name, int permits) {
        super(permits);
        this.name = name;
    }

    @Override
    public Collection<Thread> queued() {
        return getQueuedThreads();
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return Handles.of(LockKind.SEMAPHORE, Handed.Kind.SEMAPHORE, this, name);
    }
}
