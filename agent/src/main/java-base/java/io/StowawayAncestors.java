package java.io;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * The objects that a stream is in the middle of writing, by depth: the root at 1. An entry is overwritten by the next
 * object of that depth and never popped, so the entries above the stream's current depth mean nothing.
 *
 * <p>It stands where the stream keeps the lines of {@code sun.io.serialization.extendedDebugInfo}, and is such a list
 * for the JDK when that is switched on. Confined to the thread that uses the stream, as the stream is.
 */
final class StowawayAncestors extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    /** By depth; at 0 what the agent remembers of the current root, which must not outlive it. */
    private transient Object[] byDepth = new Object[4];

    /** By depth, null until the first {@code PutField}; weak, because the stream forgets them when they are written. */
    private transient WeakReference<?>[] putsByDepth;

    /** The time in which Stowaway was active that the entries are from: of what was written between two, there are none. */
    private transient int epoch = StowawayStreams.epoch();

    /** What the agent had written in a lock's place last, which may be a lock that the stream asks about in its turn. */
    private transient Object substitute;

    void record(int depth, Object object, boolean unshared) {
        Object[] objects = byDepth;
        if (depth >= objects.length) {
            objects = byDepth = Arrays.copyOf(objects, depth + (depth >> 1) + 2);
        }
        // The stream's own tables hold every object until reset, but not an unshared one.
        objects[depth] = unshared ? new WeakReference<>(object) : object;
        if (depth == 1) {
            objects[0] = null;
            epoch = StowawayStreams.epoch();
        }
        if (putsByDepth != null && depth < putsByDepth.length) {
            putsByDepth[depth] = null;
        }
    }

    void recordPut(int depth, Object put) {
        if (putsByDepth == null) {
            putsByDepth = new WeakReference<?>[depth + 4];
        } else if (depth >= putsByDepth.length) {
            putsByDepth = Arrays.copyOf(putsByDepth, depth + (depth >> 1) + 2);
        }
        putsByDepth[depth] = new WeakReference<>(put);
    }

    /** Leaves unknown what was written when nobody looked, rather than naming what was there before. */
    void forgetOlderEpoch() {
        if (epoch != StowawayStreams.epoch()) {
            forget();
            epoch = StowawayStreams.epoch();
        }
    }

    void forget() {
        Arrays.fill(byDepth, null);
        putsByDepth = null;
        substitute = null;
    }

    void substitute(Object written) {
        substitute = written;
    }

    boolean isSubstitute(Object object) {
        return object == substitute;
    }

    Object[] byDepth() {
        return byDepth;
    }

    WeakReference<?>[] putsByDepth() {
        return putsByDepth;
    }
}
