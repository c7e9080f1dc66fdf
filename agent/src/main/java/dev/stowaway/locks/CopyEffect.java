package dev.stowaway.locks;

import dev.stowaway.access.Access;
import java.io.Serializable;
import java.util.concurrent.Semaphore;

/** Says what becomes of one lock when it is serialized: an exception, or a copy, and what that copy does. */
public final class CopyEffect {
    private static final String APART = "this lock excludes nobody in the receiving process";

    private final Access access;

    public CopyEffect(Access access) {
        this.access = access;
    }

    /** One line, true of this very object; what is up to the application's code is said to be. */
    public String of(LockKind kind, Object lock) {
        Class<?> type = lock.getClass();
        if (!(lock instanceof Serializable)) {
            return "writeObject fails: NotSerializableException: " + type.getName();
        }
        try {
            return ofSerializable(kind, lock, new SerialForm(access, type));
        } catch (RuntimeException | LinkageError e) {
            return "unknown: the serial form of " + type.getName() + " can't be read";
        }
    }

    private String ofSerializable(LockKind kind, Object lock, SerialForm form) {
        String refusal = form.whyNotWritten();
        if (refusal != null) {
            return "writeObject fails: " + refusal;
        }
        String unreadable = form.whyNotRead();
        if (unreadable != null) {
            return "it is written, but the receiver can't read it: " + unreadable;
        }
        Class<?> resolver = form.resolver();
        if (resolver != null) {
            return "unknown: readResolve of " + ClassName.of(resolver) + " decides what the receiver gets";
        }
        if (form.isExternalizable()) {
            return "unknown: readExternal of " + ClassName.of(lock.getClass()) + " decides what the copy holds";
        }
        return ofCopy(kind, lock, form) + then(kind, form);
    }

    private String ofCopy(LockKind kind, Object lock, SerialForm form) {
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, STAMPED_LOCK -> "the copy starts unlocked; " + APART;
            case READ_LOCK, WRITE_LOCK -> "the copy is a view of a copied lock, which starts unlocked; " + APART;
            case SEMAPHORE -> "the copy has the " + permits(lock) + " of this moment, and from then on counts apart";
            case CONDITION -> "the copy has no waiters, signals do not cross, and its lock is a copy as well";
            case SYNCHRONIZER ->
                "the copy keeps the state number "
                        + new QueuedSynchronizers(access).number(lock)
                        + ", but has no owner and no waiters";
            case APPLICATION_LOCK, CONFIGURED ->
                "the copy is another object, and what it holds is up to " + ClassName.of(lock.getClass());
            case COUNT_DOWN_LATCH, CYCLIC_BARRIER, PHASER, EXCHANGER, THREAD, THREAD_LOCAL, EXECUTOR, MONITOR ->
                ofConstructed(kind, form);
        };
    }

    private String permits(Object semaphore) {
        QueuedSynchronizers synchronizers = new QueuedSynchronizers(access);
        long permits = synchronizers.number(synchronizers.syncOf(Semaphore.class, semaphore));
        return permits + (permits == 1 ? " permit" : " permits");
    }

    /** A serializable subclass of a lock that is not: its superclass is not read from the stream, but constructed. */
    private static String ofConstructed(LockKind kind, SerialForm form) {
        Class<?> constructing = form.constructing();
        if (!JdkClasses.contains(constructing)) {
            return "the copy is a new " + kind.title() + " as the constructor " + ClassName.of(constructing)
                    + "() makes it: no state travels";
        }
        return switch (kind) {
            case PHASER -> "the copy is a new phaser without parties: arrivals do not cross";
            case THREAD -> "the copy is a new thread that was never started";
            case THREAD_LOCAL -> "the copy is a new thread-local: no value travels";
            default -> "the copy is a new " + kind.title() + ": no state travels";
        };
    }

    private static String then(LockKind kind, SerialForm form) {
        if (kind == LockKind.APPLICATION_LOCK || kind == LockKind.CONFIGURED) {
            return "";
        }
        Class<?> reader = form.reader();
        return reader == null ? "" : "; then readObject of " + ClassName.of(reader) + " runs, and may change that";
    }
}
