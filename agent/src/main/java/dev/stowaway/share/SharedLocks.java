package dev.stowaway.share;

import dev.stowaway.AbandonedLock;
import dev.stowaway.AbandonmentListener;
import dev.stowaway.owner.Abandonments;
import dev.stowaway.owner.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The locks of this process that others use by way of proxies ({@code action=proxy}), for the application's own code: what to
 * do when the process of a holder dies. Thread-safe.
 *
 * <p>The model is that of robust mutexes (POSIX, {@code pthread_mutexattr_setrobust}): whoever acquires the lock next can ask
 * whether what it protects may be half done, puts it right, and says so. All methods are for the process in which the lock
 * lives. No other one is told of the mark: neither is who uses a proxy, such as that of a lock of a manager in its own process, where
 * nobody asks. What such a lock protects has to say itself whether it is half done.
 */
public final class SharedLocks {
    private SharedLocks() {}

    /**
     * Whose death left that lock behind; null if nobody's, if {@link #recover} was called since, or with
     * {@code abandoned=release}. Of a lock of another process always null, though it may be marked there.
     *
     * @param lock the lock itself; of a read-write lock, the lock and not its view
     */
    public static @Nullable AbandonedLock abandoned(Object lock) {
        Owner owner = Owner.current();
        return owner == null ? null : owner.abandoned(lock);
    }

    /**
     * Says that all is well again with what that lock protects: its mark is gone, and with {@code abandoned=stall} it is
     * released.
     *
     * @return false if it was not marked, or is of another process
     */
    public static boolean recover(Object lock) {
        Owner owner = Owner.current();
        return owner != null && owner.recover(lock);
    }

    /** Has {@code listener} told of each lock that is abandoned from now on; it may be added before there is any. */
    public static void addListener(AbandonmentListener listener) {
        if (listener == null) {
            throw new NullPointerException("listener");
        }
        Abandonments.add(listener);
    }

    /**
     * Has {@code listener} told no more.
     *
     * @return false if it was not there
     */
    public static boolean removeListener(AbandonmentListener listener) {
        return Abandonments.remove(listener);
    }
}
