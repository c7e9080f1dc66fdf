package dev.stowaway.remote;

import dev.stowaway.owner.Owner;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.ProcessName;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;

/**
 * Where an object is to be found that is called from other processes.
 *
 * @param high half of the owner's incarnation
 * @param low half of it
 * @param socket at which the owner listens, a path
 * @param process the owner's name, for people
 * @param id of the object there
 */
public record ObjectAddress(long high, long low, String socket, String process, long id) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Of an object of this process. */
    public static ObjectAddress of(Owner.Address address) {
        Incarnation own = address.incarnation();
        return new ObjectAddress(own.high(), own.low(), address.socket(), ProcessName.own(), address.id());
    }

    /** As text, which {@link #parse} reads. */
    public String endpoint() {
        return new UUID(high, low) + "/" + id + "@" + socket;
    }

    /**
     * From that text.
     *
     * @param process its name, for people
     * @throws IllegalArgumentException if it is no such text
     */
    public static ObjectAddress parse(String endpoint, String process) {
        int slash = endpoint.indexOf('/');
        int at = endpoint.indexOf('@');
        try {
            UUID incarnation = UUID.fromString(endpoint.substring(0, slash));
            return new ObjectAddress(
                    incarnation.getMostSignificantBits(),
                    incarnation.getLeastSignificantBits(),
                    endpoint.substring(at + 1),
                    process,
                    Long.parseLong(endpoint, slash + 1, at, 10));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + endpoint
                            + "\" is no endpoint: it is what Manager.endpoint() returned in the manager's process",
                    e);
        }
    }

    Incarnation incarnation() {
        return new Incarnation(high, low);
    }

    /** Makes the proxy of an object, if there is none. */
    public interface Maker {
        Object make(RemoteObject object);
    }

    /**
     * The object itself where it lives, the one proxy of it elsewhere.
     *
     * @throws InvalidObjectException if it lived in this process and is gone
     */
    public Object resolve(Maker maker) throws InvalidObjectException {
        if (!incarnation().equals(Incarnation.own())) {
            return RemoteOwner.proxy(this, new Make(this, maker));
        }
        Owner owner = Owner.current();
        Object object = owner == null ? null : owner.lock(id);
        if (object == null) {
            throw new InvalidObjectException("the object is gone: nobody here has used it since it was written");
        }
        return object;
    }

    private record Make(ObjectAddress address, Maker maker) implements ProxyTable.Maker {
        @Override
        public Object make(RemoteOwner owner, Family family) {
            return maker.make(new RemoteObject(owner, address));
        }
    }
}
