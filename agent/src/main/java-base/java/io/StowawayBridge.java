package java.io;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import jdk.internal.misc.Unsafe;

/**
 * What the woven serialization classes of the JDK call. It lives in their package, because they can't see the agent's
 * classes, and speaks to the agent in types of the JDK only. Nothing in it is public: an application can't reach it.
 *
 * <p>Which objects are locks is decided once per class: the descriptor of a lock class gets a sentinel as its
 * {@code writeReplaceMethod}, so that the stream's own test for that method finds the locks and no other object pays.
 *
 * <p>Assumptions and guarantees: the delegates are set before any class is woven, and never change. Nothing that the
 * agent throws reaches the stream, except the one exception that it asks for ({@link #FAILURE}). Fields of the stream
 * are read by their offsets, which are looked up once and checked when this class is initialized.
 */
final class StowawayBridge implements Consumer<AccessibleObject> {
    /** What the classifier answers about a class. */
    private static final int LOCK = 1;

    private static final int OWNED_BY_JDK = 2;

    /** The message to the agent: stream, lock, ancestors by depth, put fields by depth, depth, and room for a failure. */
    private static final int FAILURE = 5;

    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final Class<?> TRACE_CLASS = trace();
    private static final long WRITE_REPLACE = UNSAFE.objectFieldOffset(ObjectStreamClass.class, "writeReplaceMethod");
    private static final long DEPTH = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "depth");
    private static final long ENABLE_REPLACE = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "enableReplace");
    private static final long CURRENT_PUT = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "curPut");
    private static final long TRACE = UNSAFE.objectFieldOffset(ObjectOutputStream.class, "debugInfoStack");
    private static final long STACK = UNSAFE.objectFieldOffset(TRACE_CLASS, "stack");

    private static final Method LOCK_SENTINEL = sentinel("notify");
    private static final Method OWNED_SENTINEL = sentinel("notifyAll");

    private static final AtomicBoolean USED = new AtomicBoolean();

    private static volatile ToIntFunction<Class<?>> classifier;
    private static volatile Function<Object[], Object> interceptor;
    private static volatile Runnable firstUse;
    private static volatile LongAdder ownedByJdk;

    /**
     * Takes the agent's side of the conversation, once in the life of this JVM. The instance is the right to open
     * members ({@link #accept}); only the agent holds it.
     *
     * @throws IllegalStateException if an agent is there already
     */
    StowawayBridge(
            ToIntFunction<Class<?>> classifier,
            Function<Object[], Object> interceptor,
            Runnable firstUse,
            LongAdder ownedByJdk) {
        synchronized (StowawayBridge.class) {
            if (StowawayBridge.classifier != null) {
                throw new IllegalStateException("Stowaway is active already");
            }
            StowawayBridge.firstUse = firstUse;
            StowawayBridge.ownedByJdk = ownedByJdk;
            StowawayBridge.interceptor = interceptor;
            StowawayBridge.classifier = classifier;
        }
    }

    /** Opens a member of any class: the caller of {@code setAccessible} is in java.base, which may. */
    @Override
    public void accept(AccessibleObject member) {
        member.setAccessible(true);
    }

    /**
     * For the class of a descriptor that may be older than the hooks. A class that is not initialized is left alone: to
     * make its descriptor could initialize it, and there is no instance of it to be written.
     */
    static void markExisting(Class<?> type) {
        if (!UNSAFE.shouldBeInitialized(type)) {
            mark(ObjectStreamClass.lookupAny(type), type);
        }
    }

    /** At the exit of a descriptor's constructor. */
    static void mark(ObjectStreamClass descriptor, Class<?> type) {
        if (type == null || UNSAFE.getReference(descriptor, WRITE_REPLACE) != null) {
            return;
        }
        int answer;
        try {
            answer = classifier.applyAsInt(type);
        } catch (Throwable harmless) {
            return;
        }
        if (answer == LOCK) {
            UNSAFE.putReference(descriptor, WRITE_REPLACE, LOCK_SENTINEL);
        } else if (answer == OWNED_BY_JDK) {
            UNSAFE.putReference(descriptor, WRITE_REPLACE, OWNED_SENTINEL);
        }
    }

    /** At the entry of {@code ObjectStreamClass.invokeWriteReplace}: a sentinel must not be invoked. */
    static boolean isMarked(ObjectStreamClass descriptor) {
        Object method = UNSAFE.getReference(descriptor, WRITE_REPLACE);
        return method == LOCK_SENTINEL || method == OWNED_SENTINEL;
    }

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
    static Object replaced(ObjectOutputStream out, Object object, ObjectStreamClass descriptor) throws IOException {
        // A stream that replaces objects itself decides first, see below.
        return isMarked(descriptor) && !UNSAFE.getBoolean(out, ENABLE_REPLACE) ? met(out, object, descriptor) : object;
    }

    /** In {@code writeObject0}, after {@code replaceObject}. */
    static Object replaced(Object replacement, ObjectOutputStream out, Object object, ObjectStreamClass descriptor)
            throws IOException {
        if (replacement == null) {
            return null;
        }
        ObjectStreamClass actual =
                replacement == object ? descriptor : ObjectStreamClass.lookup(replacement.getClass(), true);
        return isMarked(actual) ? met(out, replacement, actual) : replacement;
    }

    private static Object met(ObjectOutputStream out, Object lock, ObjectStreamClass descriptor) throws IOException {
        if (UNSAFE.getReference(descriptor, WRITE_REPLACE) == OWNED_SENTINEL) {
            ownedByJdk.increment();
            return lock;
        }
        Object[] meeting = null;
        Object result = lock;
        try {
            StowawayAncestors ancestors = ancestors(out);
            if (ancestors == null) {
                ancestors = adopt(out);
            }
            meeting = new Object[] {
                out, lock, ancestors.byDepth(), ancestors.putsByDepth(), UNSAFE.getInt(out, DEPTH), null
            };
            result = interceptor.apply(meeting);
        } catch (Throwable harmless) {
            return lock;
        }
        if (meeting[FAILURE] instanceof IOException failure) {
            throw failure;
        }
        return result;
    }

    private static StowawayAncestors ancestors(ObjectOutputStream out) {
        Object trace = UNSAFE.getReference(out, TRACE);
        return trace != null && UNSAFE.getReference(trace, STACK) instanceof StowawayAncestors ancestors
                ? ancestors
                : null;
    }

    /** Gives a stream its record of ancestors: at its first object, or at the next one if it is older than the hooks. */
    private static StowawayAncestors adopt(ObjectOutputStream out) {
        if (!USED.get() && USED.compareAndSet(false, true)) {
            try {
                firstUse.run();
            } catch (Throwable harmless) {
                // The agent counts its failures itself; the stream goes on.
            }
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

    private static Class<?> trace() {
        try {
            return Class.forName("java.io.ObjectOutputStream$DebugTraceInfoStack");
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(e.getMessage());
        }
    }

    /** A {@code Method} that no class can have as its {@code writeReplace}, and of which there is only this one. */
    private static Method sentinel(String name) {
        try {
            return Object.class.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new NoSuchMethodError(e.getMessage());
        }
    }
}
