package dev.stowaway.locks;

import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of a lock of which only its serialized form is known: what its kind tells, and no more. What code the
 * classes of the application have for reading is not in a stream.
 */
public final class StoredLock {
    private StoredLock() {}

    /** One line on what whoever reads it gets. */
    public static String effect(LockKind kind, String className) {
        String copy = copy(kind, className);
        boolean decided =
                kind == LockKind.APPLICATION_LOCK || kind == LockKind.CONFIGURED || JdkClasses.isNamed(className);
        return decided
                ? copy
                : copy + ", unless readObject or readResolve of " + ClassName.of(className) + " change that";
    }

    private static String copy(LockKind kind, String className) {
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, STAMPED_LOCK ->
                "whoever reads it gets a new lock, unlocked, which excludes nobody elsewhere";
            case READ_LOCK, WRITE_LOCK ->
                "whoever reads it gets a view of a new lock, unlocked, which excludes nobody elsewhere";
            case SEMAPHORE ->
                "whoever reads it gets a new semaphore with the permits of the moment of writing, which counts apart";
            case CONDITION -> "whoever reads it gets a condition of a new lock, without waiters; signals do not cross";
            case SYNCHRONIZER ->
                "whoever reads it gets a new synchronizer with the state of the moment of writing, but without owner"
                        + " and waiters";
            case APPLICATION_LOCK, CONFIGURED ->
                "whoever reads it gets another object, and what it holds is up to " + ClassName.of(className);
            case COUNT_DOWN_LATCH, CYCLIC_BARRIER, PHASER, EXCHANGER, THREAD, THREAD_LOCAL, EXECUTOR, MONITOR ->
                "it can't be read: the JDK's class is not serializable";
        };
    }

    /**
     * One or two lines on what to change in the program that writes it.
     *
     * @param owner binary name of the class whose field leads to the lock; null if no field does
     * @param holdsLock whether that field holds the lock itself
     */
    public static String remedy(LockKind kind, @Nullable String owner, @Nullable String field, boolean holdsLock) {
        Wording words = Wording.of(kind);
        if (owner == null || JdkClasses.isNamed(owner)) {
            return "write data only: leave the " + words.noun() + " out, and " + words.anew() + " where it is read";
        }
        String name = ClassName.of(owner) + "." + field;
        return holdsLock
                ? "make " + name + " transient, and " + words.anew()
                        + " in readObject (a final field can't be set there:"
                        + " serialize a proxy then, with writeReplace)"
                : "keep " + words.plural() + " out of what " + name
                        + " holds, or make it transient and fill a new one in" + " readObject";
    }
}
