package dev.stowaway.managed;

import dev.stowaway.locks.KnownLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.remote.Handed;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CyclicBarrier;

/** A {@link CyclicBarrier} that others use by way of proxies, with the agent or without. */
public final class ManagedBarrier extends CyclicBarrier implements KnownLock, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final String name;

    public ManagedBarrier(String name, int parties) {
        super(parties);
        this.name = name;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return Handles.of(LockKind.CYCLIC_BARRIER, Handed.Kind.CYCLIC_BARRIER, this, name);
    }
}
