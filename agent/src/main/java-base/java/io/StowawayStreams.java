package java.io;

import jdk.internal.misc.Unsafe;

/**
 * What the woven {@code ObjectOutputStream} calls.
 *
 * <p>Initialized before the application's main, and needs nothing of {@link StowawayStreamLayout} for that. Should the
 * layout not be found, or the stack end while it is looked up, streams work as if nobody looked.
 */
final class StowawayStreams {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private static volatile boolean prepared;
    private static boolean preparing;

    /** Counts the times that Stowaway became active; written while no stream calls from woven code. */
    private static volatile int epoch;

    private StowawayStreams() {}

    /** Stowaway becomes active again. */
    static void beginEpoch() {
        epoch++;
        StowawayStreamLayout.OWNED_BY_JDK.reset();
    }

    static int epoch() {
        return epoch;
    }

    /** At the entry of the constructor: the agent gets ready when the first stream is made. */
    static void prepare() {
        if (!prepared && prepareOnce() && !StowawayBridge.use()) {
            prepared = false;
        }
    }

    /**
     * True for the first caller; others wait, so that none of them writes through hooks that are half done. Where it ends
     * for want of stack or memory, the next stream tries again.
     */
    private static synchronized boolean prepareOnce() {
        if (prepared || preparing) {
            return false;
        }
        preparing = true; // should the agent make a stream meanwhile
        try {
            prepared = StowawayBridge.prepare();
        } finally {
            preparing = false;
        }
        return prepared;
    }

    /** At the entry of {@code writeOrdinaryObject} and {@code writeArray}. */
    static void record(ObjectOutputStream out, Object object, boolean unshared) {
        try {
            StowawayAncestors ancestors = ancestors(out);
            if (ancestors == null) {
                ancestors = adopt(out);
            }
            ancestors.record(UNSAFE.getInt(out, StowawayStreamLayout.DEPTH), object, unshared);
        } catch (LinkageError noLayout) {
            // see above
        }
    }

    /** At the entry of {@code writeFields}: the values of a {@code PutField} are in no field of the object. */
    static void recordPut(ObjectOutputStream out) {
        try {
            StowawayAncestors ancestors = ancestors(out);
            if (ancestors != null) {
                ancestors.recordPut(
                        UNSAFE.getInt(out, StowawayStreamLayout.DEPTH),
                        UNSAFE.getReference(out, StowawayStreamLayout.CURRENT_PUT));
            }
        } catch (LinkageError noLayout) {
            // see above
        }
    }

    /** At the entry of {@code clear}: the stream forgets its graph. */
    static void forget(ObjectOutputStream out) {
        try {
            StowawayAncestors ancestors = ancestors(out);
            if (ancestors != null) {
                ancestors.forget();
            }
        } catch (LinkageError noLayout) {
            // see above
        }
    }

    /**
     * In {@code writeObject0}, after {@code invokeWriteReplace}.
     *
     * @param original the object that the stream was given; its own table of replacements does not have this one yet
     */
    static Object replaced(ObjectOutputStream out, Object object, ObjectStreamClass descriptor, Object original)
            throws IOException {
        try {
            // A stream that replaces objects itself decides first, see below.
            return StowawayMarks.isMarked(descriptor) && !UNSAFE.getBoolean(out, StowawayStreamLayout.ENABLE_REPLACE)
                    ? met(out, object, descriptor, original)
                    : object;
        } catch (LinkageError noLayout) {
            return object;
        }
    }

    /**
     * In {@code writeObject0}, after {@code replaceObject}.
     *
     * @param descriptor of the object that was replaced
     */
    static Object replacedByStream(
            Object replacement, ObjectOutputStream out, ObjectStreamClass descriptor, Object original)
            throws IOException {
        try {
            if (replacement == null) {
                return null;
            }
            Class<?> type = replacement.getClass();
            ObjectStreamClass actual =
                    descriptor.forClass() == type ? descriptor : ObjectStreamClass.lookup(type, true);
            return StowawayMarks.isMarked(actual) ? met(out, replacement, actual, original) : replacement;
        } catch (LinkageError noLayout) {
            return replacement;
        }
    }

    private static Object met(ObjectOutputStream out, Object lock, ObjectStreamClass descriptor, Object original)
            throws IOException {
        if (StowawayMarks.isOwnedByJdk(descriptor)) {
            StowawayStreamLayout.OWNED_BY_JDK.increment();
            return lock;
        }
        StowawayAncestors ancestors = ancestors(out);
        if (ancestors == null) {
            ancestors = adopt(out);
        }
        ancestors.forgetOlderEpoch();
        if (ancestors.isSubstitute(lock)) {
            return lock;
        }
        int depth = UNSAFE.getInt(out, StowawayStreamLayout.DEPTH);
        Object written = StowawayBridge.met(out, lock, original, ancestors, depth);
        if (written != lock) {
            ancestors.substitute(written);
        }
        return written;
    }

    private static StowawayAncestors ancestors(ObjectOutputStream out) {
        Object trace = UNSAFE.getReference(out, StowawayStreamLayout.TRACE);
        return trace != null
                        && UNSAFE.getReference(trace, StowawayStreamLayout.STACK) instanceof StowawayAncestors ancestors
                ? ancestors
                : null;
    }

    /** Gives a stream its record of ancestors: at its first object, or at the next one if it is older than the hooks. */
    private static StowawayAncestors adopt(ObjectOutputStream out) {
        StowawayAncestors ancestors = new StowawayAncestors();
        Object trace = UNSAFE.getReference(out, StowawayStreamLayout.TRACE);
        if (trace != null) {
            // extendedDebugInfo=true: the JDK keeps its own lines in that list.
            ancestors.addAll((java.util.List<?>) UNSAFE.getReference(trace, StowawayStreamLayout.STACK));
            UNSAFE.putReference(trace, StowawayStreamLayout.STACK, ancestors);
            return ancestors;
        }
        try {
            trace = UNSAFE.allocateInstance(StowawayStreamLayout.TRACE_CLASS);
        } catch (InstantiationException e) {
            throw new InternalError(e);
        }
        UNSAFE.putReference(trace, StowawayStreamLayout.STACK, ancestors);
        UNSAFE.putReference(out, StowawayStreamLayout.TRACE, trace);
        return ancestors;
    }
}
