package dev.stowaway.objects;

import dev.stowaway.handle.Substitutes;
import dev.stowaway.handle.Substitution;
import dev.stowaway.handle.Substitution.Refused;
import dev.stowaway.handle.Substitution.Replaced;
import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.owner.OwnerSettings;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serializes one value. Of a lock in it a handle is written: a copy would be a lock of its own. */
final class ValueStream extends ObjectOutputStream {
    private final @Nullable Reading reading;

    /** @param reading of who reads; null if only he knows */
    ValueStream(OutputStream out, @Nullable Reading reading) throws IOException {
        super(out);
        this.reading = reading;
        enableReplaceObject(true);
    }

    /** Whoever sends what is refused is told, and not only who gets it. */
    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        if (reading != null) {
            reading.check(type);
        }
    }

    @Override
    protected Object replaceObject(Object object) throws IOException {
        Copies.sent(object);
        if (object instanceof BlockingQueue && JdkClasses.contains(object.getClass())) {
            throw new NotSerializableException(object.getClass().getName()
                    + " in a value for another process: there it would be another queue. Send a SharedQueue");
        }
        LockKind kind = Locks.KINDS.get(object);
        if (kind == null) {
            return object;
        }
        Substitution substitution = Locks.SUBSTITUTES.proxy(kind, object, null, new Path(object));
        if (substitution instanceof Replaced replaced) {
            return replaced.object();
        }
        if (!(object instanceof Serializable)) {
            return object; // which the JDK refuses, with its own words
        }
        throw new NotSerializableException(
                object.getClass().getName() + " in a value for another process: " + ((Refused) substitution).reason());
    }

    /** For whoever asks which locks were handed out. */
    private record Path(Object lock) implements Supplier<String> {
        @Override
        public String get() {
            return "a " + lock.getClass().getSimpleName() + " in a value for another process";
        }
    }

    /** Apart, for they are of use only once a value is serialized. */
    private static final class Locks {
        static final LockKinds KINDS = new LockKinds(new Catalogue(List.of()));
        static final Substitutes SUBSTITUTES = new Substitutes(OwnerSettings.current());
    }
}
