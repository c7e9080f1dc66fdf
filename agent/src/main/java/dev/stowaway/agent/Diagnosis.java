package dev.stowaway.agent;

import dev.stowaway.access.Access;
import dev.stowaway.inspect.CallSite;
import dev.stowaway.inspect.Destination;
import dev.stowaway.inspect.ObjectPath;
import dev.stowaway.inspect.Origin;
import dev.stowaway.locks.CopyEffect;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockState;
import dev.stowaway.locks.Place;
import dev.stowaway.locks.Remedy;
import dev.stowaway.report.Declaration;
import dev.stowaway.report.LockFinding;
import dev.stowaway.report.Site;
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

    LockFinding of(Judged judged, Site site, ObjectPath path) {
        LockKind kind = judged.kind();
        Object lock = judged.lock();
        CallSite callSite = judged.context().callSite();
        Destination destination = judged.context().destination();
        String effect = judged.written().effect();
        return new LockFinding(
                site.id(),
                site.occurrence().kind(),
                lock.getClass().getName(),
                states.of(kind, lock),
                path.text(),
                site.pattern(),
                path.hops(),
                declared(path),
                site.occurrence().destination(),
                destination.text(),
                callSite.frame(),
                Thread.currentThread().getName(),
                effect == null ? effects.of(kind, lock) : effect,
                remedy(judged, path),
                judged.outcome(),
                callSite.below());
    }

    String remedy(Judged judged, ObjectPath path) {
        Place place = place(path, judged.trail().parent());
        return judged.written().effect() == null
                ? Remedy.of(judged.kind(), judged.lock().getClass(), place)
                : Remedy.ofReplaced(judged.kind(), place);
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
    private static @Nullable Declaration declared(ObjectPath path) {
        Field field = path.field();
        if (field == null) {
            return null;
        }
        return new Declaration(
                Modifier.toString(field.getModifiers()),
                field.getType().getSimpleName(),
                field.getDeclaringClass().getName(),
                field.getName(),
                Origin.of(field.getDeclaringClass()),
                path.holdsLock());
    }
}
