package dev.stowaway.handle;

import dev.stowaway.access.Access;
import dev.stowaway.locks.LockKind;
import org.jspecify.annotations.Nullable;

/** Finds what can be written in place of a lock. Thread-safe. */
public final class Substitutes {
    public Substitutes(Access access) {}

    /**
     * A handle that works in the receiving process as the lock itself.
     *
     * @param slot the type of the field or array element that the receiver will put it in; null if that is not known,
     *     and then it has to fit wherever the lock does
     */
    public Substitution proxy(LockKind kind, Object lock, @Nullable Class<?> slot) {
        return new Substitution.Refused("this is not built yet");
    }

    /** A new, unlocked lock for the receiver. */
    public Substitution fresh(LockKind kind, Object lock, @Nullable Class<?> slot) {
        return new Substitution.Refused("this is not built yet");
    }
}
