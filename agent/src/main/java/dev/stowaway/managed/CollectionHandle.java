package dev.stowaway.managed;

import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Residence;
import dev.stowaway.remote.ObjectAddress;
import dev.stowaway.remote.RemoteObject;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;

/**
 * What is written of a collection: where it lives, and which it is.
 *
 * @param form a {@link Form}; as text, since a filter of the application's own need not admit enums
 */
record CollectionHandle(String form, ObjectAddress address, String name, Admission admission) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Which collection. */
    enum Form {
        MAP,
        LIST,
        SET
    }

    /** Of a collection that lives where {@code residence} says. */
    static CollectionHandle of(Form form, Object collection, Residence residence) throws ObjectStreamException {
        return new CollectionHandle(
                form.name(), residence.written(collection), residence.name(), residence.admission());
    }

    @Serial
    private Object readResolve() throws ObjectStreamException {
        try {
            return address.resolve(new Make(Form.valueOf(form), name, admission));
        } catch (IllegalArgumentException e) {
            throw new InvalidObjectException("a handle of the unknown form " + form);
        }
    }

    private record Make(Form form, String name, Admission admission) implements ObjectAddress.Maker {
        @Override
        public Object make(RemoteObject object) {
            Residence residence = Residence.of(object, name, admission);
            return switch (form) {
                case MAP -> new ManagedMap<>(object, residence);
                case LIST -> new ManagedList<>(object, residence);
                case SET -> new ManagedSet<>(object, residence);
            };
        }
    }
}
