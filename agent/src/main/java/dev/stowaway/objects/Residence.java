package dev.stowaway.objects;

import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.remote.ObjectAddress;
import dev.stowaway.remote.RemoteObject;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import org.jspecify.annotations.Nullable;

/** Where a shared object lives: in this process, or in another one. Thread-safe. */
public final class Residence implements Called {
    private final String name;
    private final Admission admission;
    private final @Nullable Callee callee;
    private final @Nullable RemoteObject remote;

    private Residence(String name, Admission admission, @Nullable Callee callee, @Nullable RemoteObject remote) {
        this.name = name;
        this.admission = admission;
        this.callee = callee;
        this.remote = remote;
    }

    /**
     * Of an object of this process. No other one reaches it before it is written.
     *
     * @param name for people
     */
    public static Residence here(String name, Admission admission, Callee callee) {
        return new Residence(name, admission, callee, null);
    }

    /** Of an object of another process. */
    public static Residence of(RemoteObject remote, String name, Admission admission) {
        return new Residence(name, admission, null, remote);
    }

    public String name() {
        return name;
    }

    public Admission admission() {
        return admission;
    }

    public boolean isHere() {
        return remote == null;
    }

    /** @throws IllegalStateException if it does not live here */
    @Override
    public Callee callee() {
        if (callee == null) {
            throw new IllegalStateException(name + " does not live in this process");
        }
        return callee;
    }

    /**
     * Where others find it; they have some minutes to say that they have it.
     *
     * @param object that lives here
     * @throws ObjectStreamException if this process can't have others call it
     */
    public ObjectAddress written(Object object) throws ObjectStreamException {
        if (remote != null) {
            return remote.address();
        }
        try {
            Owner owner = Owner.start(OwnerSettings.current());
            Owner.Address address = owner.object(object, name);
            owner.written(address);
            return ObjectAddress.of(address);
        } catch (IOException e) {
            InvalidObjectException invalid =
                    new InvalidObjectException("this process can't share " + name + " with others: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** This process ends the other one, in which it lives: {@code reason} is what is said here of all that lives there. */
    public void ends(String reason) {
        if (remote != null) {
            remote.ends(reason);
        }
    }

    /** {@code of this process}, or of which other one. */
    @Override
    public String toString() {
        return name + " of " + (remote == null ? "this process" : remote.process());
    }
}
