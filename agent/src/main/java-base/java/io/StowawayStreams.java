package java.io;

import java.util.concurrent.atomic.LongAdder;
import jdk.internal.misc.Unsafe;

/**
 * What the woven {@code ObjectOutputStream} calls. It reads the stream's fields by their offsets, which are looked up
 * once, when the first stream writes its first object.
 */
final class StowawayStreams {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final Class<?> TRACE_CLASS = trace();
    private static final long DEPTH = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "depth");
    private static final long ENABLE_REPLACE = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "enableReplace");
    private static final long CURRENT_PUT = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "curPut");
    private static final long TRACE = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "debugInfoStack");
    private static final long STACK = UNSAFE.objectFieldOffset(TRACE_CLASS, "stack");

    /** A map of the JDK writes 16 of them: they are counted here, without a way to the agent. */
    private static final LongAdder OWNED_BY_JDK = new LongAdder();

    private static boolean used;

    private StowawayStreams() {}

    /** At the entry of {@code writeOrdinaryObject} and {@code writeArray}. */
    static void record(ObjectOutputStream out, Object object, boolean unshared) {
        StowawayAncestors ancestors = ancestors(out);
        if (ancestors == null) {
            ancestors = adopt(out);
        }
        ancestors.record(UNSAFE.getInt(out, DEPTH), object, unshared);
    }

    /** At the entry of {@code writeFields}: the values of a {@code PutField} are in no field of the object. */
    static void recordPut(ObjectOutputStream out) {
        StowawayAncestors ancestors = ancestors(out);
        if (ancestors != null) {
            ancestors.recordPut(UNSAFE.getInt(out, DEPTH), UNSAFE.getReference(out, CURRENT_PUT));
        }
    }

    /** At the entry of {@code clear}: the stream forgets its graph. */
    static void forget(ObjectOutputStream out) {
        StowawayAncestors ancestors = ancestors(out);
        if (ancestors != null) {
            ancestors.forget();
        }
    }

    /** In {@code writeObject0}, after {@code invokeWriteReplace}. */
    static Object replaced(ObjectOutputStream out, Object object, ObjectStreamClass descriptor, Object original)
            throws IOException {
        // A stream that replaces objects itself decides first, see below.
        return StowawayMarks.isMarked(descriptor) && !UNSAFE.getBoolean(out, ENABLE_REPLACE)
                ? met(out, object, descriptor, original)
                : object;
    }

    /** In {@code writeObject0}, after {@code replaceObject}. */
    static Object replaced(
            Object replacement, ObjectOutputStream out, Object object, ObjectStreamClass descriptor, Object original)
            throws IOException {
        if (replacement == null) {
            return null;
        }
        ObjectStreamClass actual =
                replacement == object ? descriptor : ObjectStreamClass.lookup(replacement.getClass(), true);
        return StowawayMarks.isMarked(actual) ? met(out, replacement, actual, original) : replacement;
    }

    private static Object met(ObjectOutputStream out, Object lock, ObjectStreamClass descriptor, Object original)
            throws IOException {
        if (StowawayMarks.isOwnedByJdk(descriptor)) {
            OWNED_BY_JDK.increment();
            return lock;
        }
        StowawayAncestors ancestors = ancestors(out);
        if (ancestors == null) {
            ancestors = adopt(out);
        }
        return StowawayBridge.met(out, lock, original, ancestors, UNSAFE.getInt(out, DEPTH));
    }

    private static StowawayAncestors ancestors(ObjectOutputStream out) {
        Object trace = UNSAFE.getReference(out, TRACE);
        return trace != null && UNSAFE.getReference(trace, STACK) instanceof StowawayAncestors ancestors
                ? ancestors
                : null;
    }

    /** Gives a stream its record of ancestors: at its first object, or at the next one if it is older than the hooks. */
    private static StowawayAncestors adopt(ObjectOutputStream out) {
        if (!used) {
            use();
        }
        StowawayAncestors ancestors = new StowawayAncestors();
        Object trace = UNSAFE.getReference(out, TRACE);
        if (trace != null) {
            // extendedDebugInfo=true: the JDK keeps its own lines in that list.
            ancestors.addAll((java.util.List<?>) UNSAFE.getReference(trace, STACK));
            UNSAFE.putReference(trace, STACK, ancestors);
            return ancestors;
        }
        try {
            trace = UNSAFE.allocateInstance(TRACE_CLASS);
        } catch (InstantiationException e) {
            throw new InternalError(e);
        }
        UNSAFE.putReference(trace, STACK, ancestors);
        UNSAFE.putReference(out, TRACE, trace);
        return ancestors;
    }

    private static void use() {
        synchronized (StowawayStreams.class) {
            if (used) {
                return;
            }
            used = true;
        }
        StowawayBridge.use(OWNED_BY_JDK);
    }

    private static Class<?> trace() {
        try {
            return Class.forName("java.io.ObjectOutputStream$DebugTraceInfoStack");
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(e.getMessage());
        }
    }
}
