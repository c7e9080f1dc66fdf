package dev.stowaway.inspect;

import java.io.ObjectOutputStream;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A stream that is about to write a lock. Confined to the thread that writes. */
public final class Meeting {
    private final ObjectOutputStream stream;
    private final Object lock;
    private final @Nullable Object original;
    private final @Nullable Object[] ancestors;
    private final WeakReference<?> @Nullable [] puts;
    private final int depth;

    /**
     * @param original the object in whose place the lock is written, which the stream's table of replacements doesn't
     *     tell yet; null if the lock stands for itself
     * @param ancestors the objects that are being written, the root at 1; entries at and above {@code depth} mean
     *     nothing; an object that is written unshared is in a {@link WeakReference}; 0 is room for a {@link Trail}
     * @param puts the {@code PutField} of the ancestor of that depth, where it has one; null if there was none
     * @param depth the depth at which the lock is written, 1 for a root
     */
    public Meeting(
            ObjectOutputStream stream,
            Object lock,
            @Nullable Object original,
            @Nullable Object[] ancestors,
            WeakReference<?> @Nullable [] puts,
            int depth) {
        this.stream = stream;
        this.lock = lock;
        this.original = original;
        this.ancestors = ancestors;
        this.puts = puts;
        this.depth = depth;
    }

    public ObjectOutputStream stream() {
        return stream;
    }

    public Object lock() {
        return lock;
    }

    @Nullable
    Object original() {
        return original;
    }

    public int depth() {
        return depth;
    }

    /** The ancestor at {@code level}, from 1 to the depth less one; null if the level was not recorded. */
    public @Nullable Object ancestor(int level) {
        if (level >= ancestors.length) {
            return null;
        }
        Object entry = ancestors[level];
        return isUnshared(entry) ? ((WeakReference<?>) entry).get() : entry;
    }

    /** The {@code PutField} whose values the ancestor at {@code level} has written; null if it used none. */
    @Nullable
    Object put(int level) {
        if (puts == null || level >= puts.length) {
            return null;
        }
        WeakReference<?> put = puts[level];
        return put == null ? null : put.get();
    }

    /** What was remembered at an earlier meeting below the same root. */
    @Nullable
    Object memory() {
        return ancestors[0];
    }

    /** Remembers {@code memory} until the stream comes to its next root or forgets its graph. */
    void remember(Object memory) {
        // Of a root that was begun before the hooks, the lower levels may not be recorded.
        for (int level = 1; level < depth && level < ancestors.length; level++) {
            if (isUnshared(ancestors[level])) {
                return; // the stream lets go of it at once, and so must we
            }
        }
        ancestors[0] = memory;
    }

    private static boolean isUnshared(@Nullable Object entry) {
        // No object of that very class can be an ancestor: it is not serializable.
        return entry != null && entry.getClass() == WeakReference.class;
    }
}
