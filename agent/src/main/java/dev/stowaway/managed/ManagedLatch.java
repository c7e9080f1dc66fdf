package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;

/** A {@link CountDownLatch} that others use by way of proxies, with the agent or without. */
public final class ManagedLatch extends CountDownLatch implements KnownLock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String name;

    public ManagedLatch(String name, int count) {
        super(count);
        this.name = name;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return Handles.of(LockKind.COUNT_DOWN_LATCH, Handed.Kind.COUNT_DOWN_LATCH, this, name);
    }
}
