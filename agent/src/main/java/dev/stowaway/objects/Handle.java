package dev.stowaway.objects;

import dev.stowaway.remote.ObjectAddress;
import dev.stowaway.remote.RemoteObject;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;

/** What is written of an object that is called by way of an interface. */
record Handle(ObjectAddress address, Class<?> type, Admission admission) implements Serializable {
    @Serial
    private Object readResolve() throws ObjectStreamException {
        return address.resolve(new Make(type, admission));
    }

    private record Make(Class<?> type, Admission admission) implements ObjectAddress.Maker {
        @Override
        public Object make(RemoteObject object) {
            return SharedObjects.proxy(type, new Stub(type, object, Reading.ofCaller(admission)));
        }
    }
}
