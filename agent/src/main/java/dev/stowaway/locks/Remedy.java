package dev.stowaway.locks;

import java.io.Externalizable;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Says how to keep a lock out of the stream: what to change in the place where it sits. */
public final class Remedy {
    /** Without all three, the stream does not take {@code serialPersistentFields} for what it seems to be. */
    private static final int LIST = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;

    private Remedy() {}

    /** One or two lines for a lock of that kind and class. */
    public static String of(LockKind kind, Class<?> lockClass, Place place) {
        Wording words = Wording.of(kind);
        String advice = advice(kind, words, place);
        boolean isSharable = isSharable(kind, lockClass);
        if (!Serializable.class.isAssignableFrom(lockClass)) {
            return "writing this " + words.noun() + " fails: " + advice
                    + (isSharable ? "; action=proxy shares it" : "");
        }
        return advice
                + (isSharable
                        ? "; to share it between processes: action=proxy"
                        : "; serialization can't share it between processes");
    }

    /** Whether a proxy is possible wherever such a lock is; of an application's class it depends on more than is known here. */
    private static boolean isSharable(LockKind kind, Class<?> lockClass) {
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, READ_LOCK, WRITE_LOCK, SEMAPHORE, COUNT_DOWN_LATCH, CYCLIC_BARRIER ->
                JdkClasses.contains(lockClass);
            default -> false;
        };
    }

    /** The same for a lock in whose place something else is written: what to change is told for when it is not. */
    public static String ofReplaced(LockKind kind, Place place) {
        return "none is needed while Stowaway replaces it; to do without, " + advice(kind, Wording.of(kind), place);
    }

    private static String advice(LockKind kind, Wording words, Place place) {
        if (place instanceof Place.InField in) {
            return inField(kind, words, in.field());
        }
        if (place instanceof Place.ByWriteObject by) {
            return byWriteObject(words, by.writer());
        }
        if (place instanceof Place.InCollection) {
            return inContainer(words, "collection");
        }
        if (place instanceof Place.InMap) {
            return inContainer(words, "map");
        }
        if (place instanceof Place.InArray) {
            return inContainer(words, "array");
        }
        if (place instanceof Place.Captured) {
            return "don't capture the " + words.noun() + " in a serializable lambda: where it runs, hand it one of that"
                    + " process, as a parameter or in a static field";
        }
        if (place instanceof Place.Root) {
            return "don't write the " + words.noun() + " itself: write data only, and " + words.anew()
                    + " where it is read";
        }
        return "make the field that leads to the " + words.noun() + " transient, and " + words.anew()
                + " in readObject";
    }

    private static String inField(LockKind kind, Wording words, Field field) {
        Class<?> owner = field.getDeclaringClass();
        if (JdkClasses.contains(owner)) {
            return inContainer(words, ClassName.of(owner));
        }
        if (field.isSynthetic()) {
            return captured(words, field);
        }
        if (Externalizable.class.isAssignableFrom(owner)) {
            return byWriteObject(words, owner);
        }
        if (owner.isRecord()) {
            return "a record component can't be transient: move the " + words.noun() + " out of " + ClassName.of(owner)
                    + ", or give the record a writeReplace that leaves it out";
        }
        if (listsItsFields(owner)) {
            return "take " + name(field) + " out of serialPersistentFields, and " + words.anew() + " in readObject";
        }
        // A transient field can be in the stream only because the class wrote it there.
        return Modifier.isTransient(field.getModifiers())
                ? byWriteObject(words, owner)
                : inOrdinaryField(kind, words, field);
    }

    private static String inOrdinaryField(LockKind kind, Wording words, Field field) {
        String instead =
                switch (kind) {
                    case MONITOR -> "synchronize on this instead, or ";
                    case THREAD_LOCAL -> "make it static, or ";
                    default -> "";
                };
        if (!Modifier.isFinal(field.getModifiers())) {
            return instead + "make " + name(field) + " transient, and " + words.anew() + " in readObject";
        }
        String advice = instead + "make " + name(field) + " transient and not final (final, it comes back null) and "
                + words.anew() + " in readObject";
        return instead.isEmpty() ? advice + ", or serialize a proxy (writeReplace)" : advice;
    }

    /** The compiler's fields: the enclosing instance, or a local variable that an inner class uses. */
    private static String captured(Wording words, Field field) {
        String owner = ClassName.of(field.getDeclaringClass());
        if (field.getName().startsWith("this$")) {
            return owner + " is an inner class and carries the " + words.noun()
                    + " that encloses it: make it a static nested class";
        }
        return owner + " captures the " + words.noun() + " because it uses it: give it a transient field instead, and "
                + words.anew() + " in readObject";
    }

    private static String byWriteObject(Wording words, Class<?> writer) {
        if (JdkClasses.contains(writer)) {
            return inContainer(words, ClassName.of(writer));
        }
        String name = ClassName.of(writer);
        return Externalizable.class.isAssignableFrom(writer)
                ? "leave the " + words.noun() + " out of writeExternal of " + name + ", and " + words.anew()
                        + " in readExternal"
                : "leave the " + words.noun() + " out of writeObject of " + name + ", and " + words.anew()
                        + " in readObject";
    }

    private static String inContainer(Wording words, String container) {
        return "keep " + words.plural() + " out of the " + container
                + ": put data only in it, or make what holds it transient and fill a new one in readObject";
    }

    private static boolean listsItsFields(Class<?> owner) {
        try {
            Field list = owner.getDeclaredField("serialPersistentFields");
            return list.getType() == ObjectStreamField[].class && (list.getModifiers() & LIST) == LIST;
        } catch (NoSuchFieldException | LinkageError | SecurityException e) {
            return false;
        }
    }

    private static String name(Field field) {
        return ClassName.of(field.getDeclaringClass()) + "." + field.getName();
    }
}
