package dev.stowaway.agent;

import dev.stowaway.access.Access;
import dev.stowaway.inspect.CallSite;
import dev.stowaway.inspect.Destination;
import dev.stowaway.inspect.ObjectPath;
import dev.stowaway.inspect.Origin;
import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.CopyEffect;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockState;
import dev.stowaway.locks.Place;
import dev.stowaway.locks.Remedy;
import dev.stowaway.report.LockFinding;
import dev.stowaway.report.Site;
import dev.stowaway.rules.Verdict;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Puts together all that is known of one lock. Made when it is needed: once per site. */
final class Diagnosis {
    private final LockState states;
    private final CopyEffect effects;

    Diagnosis(Access access) {
        states = new LockState(access);
        effects = new CopyEffect(access);
    }

    LockFinding of(
            LockKind kind, Object lock, Trail trail, ObjectPath path, Context context, Site site, Verdict verdict) {
        CallSite callSite = context.callSite();
        Destination destination = context.destination();
        return new LockFinding(
                site.id(),
                lock.getClass().getName(),
                states.of(kind, lock),
                path.text(),
                path.hops(),
                declared(path),
                destination.text(),
                callSite.frame(),
                Thread.currentThread().getName(),
                effects.of(kind, lock),
                remedy(kind, lock, trail, path),
                verdict,
                callSite.below());
    }

    String remedy(LockKind kind, Object lock, Trail trail, ObjectPath path) {
        return Remedy.of(kind, lock.getClass(), place(path, trail.parent()));
    }

    private static Place place(ObjectPath path, @Nullable Object parent) {
        Field field = path.field();
        return switch (path.last()) {
            case NONE -> new Place.Root();
            case FIELD -> field == null ? byItself(parent) : new Place.InField(field);
            case ARRAY -> new Place.InArray();
            case COLLECTION -> new Place.InCollection();
            case MAP -> new Place.InMap();
            case CAPTURED -> new Place.Captured();
            case BY_ITSELF -> byItself(parent);
            case UNKNOWN -> new Place.Unknown();
        };
    }

    private static Place byItself(@Nullable Object parent) {
        return parent == null ? new Place.Unknown() : new Place.ByWriteObject(parent.getClass());
    }

    /** The field as its source declares it, and where its class comes from. */
    private static @Nullable String declared(ObjectPath path) {
        Field field = path.field();
        if (field == null) {
            return null;
        }
        String modifiers = Modifier.toString(field.getModifiers());
        return (modifiers.isEmpty() ? "" : modifiers + " ")
                + field.getType().getSimpleName()
                + " "
                + field.getDeclaringClass().getName()
                + "."
                + field.getName()
                + "    ("
                + Origin.of(field.getDeclaringClass())
                + ")"
                + (path.holdsLock() ? "" : ", above the lock");
    }
}
