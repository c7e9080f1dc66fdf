package java.io;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Connects the woven serialization classes to the agent. It lives in their package, because they can't see the agent's
 * classes, and speaks to the agent in types of the JDK only. Nothing in it is public: an application can't reach it.
 *
 * <p>Assumptions and guarantees: the delegates are set before any class is woven, and never change. Nothing that the
 * agent throws reaches the stream, except the one exception that it asks for ({@link #FAILURE}). This class loads none
 * of the woven ones, nor anything else that a JVM does not load anyway: it is there before the application's main.
 */
final class StowawayBridge implements Consumer<AccessibleObject>, Function<Field, Object> {
    /** What the classifier answers about a class whose instances are locks. */
    static final int LOCK = 1;

    /** What it answers about a class whose instances are locks of the JDK's own. */
    static final int OWNED_BY_JDK = 2;

    /**
     * The message to the agent: stream, lock, the object in whose place the lock stands (or the lock itself), ancestors
     * by depth, put fields by depth, depth, and room for a failure.
     */
    private static final int FAILURE = 6;

    private static volatile ToIntFunction<Class<?>> classifier;
    private static volatile Function<Object[], Object> interceptor;
    private static volatile Runnable beforeFirstStream;
    private static volatile Runnable firstUse;

    /**
     * Takes the agent's side of the conversation, once in the life of this JVM. The instance is the right to open
     * members ({@link #accept}) and to read fields ({@link #apply}); only the agent holds it.
     *
     * @throws IllegalStateException if an agent is there already
     */
    StowawayBridge(
            ToIntFunction<Class<?>> classifier,
            Function<Object[], Object> interceptor,
            Runnable beforeFirstStream,
            Runnable firstUse) {
        synchronized (StowawayBridge.class) {
            if (StowawayBridge.classifier != null) {
                throw new IllegalStateException("Stowaway is active already");
            }
            StowawayBridge.beforeFirstStream = beforeFirstStream;
            StowawayBridge.firstUse = firstUse;
            StowawayBridge.interceptor = interceptor;
            StowawayBridge.classifier = classifier;
        }
    }

    /** Opens a member of any class: the caller of {@code setAccessible} is in java.base, which may. */
    @Override
    public void accept(AccessibleObject member) {
        member.setAccessible(true);
    }

    /** A reader of any field; it is a function to an object, an {@code int} or a {@code long}. */
    @Override
    public Object apply(Field field) {
        return new StowawayField(field);
    }

    /** {@link #LOCK}, {@link #OWNED_BY_JDK}, or another number. */
    static int classify(Class<?> type) {
        try {
            return classifier.applyAsInt(type);
        } catch (Throwable harmless) {
            return 0;
        }
    }

    /** The first stream is about to be made; others wait for it. */
    static void prepare() {
        try {
            beforeFirstStream.run();
        } catch (Throwable harmless) {
            // as below
        }
    }

    /** The first stream is about to be made, and nobody waits. */
    static void use() {
        try {
            firstUse.run();
        } catch (Throwable harmless) {
            // The agent counts its failures itself; the stream goes on.
        }
    }

    /** What the stream shall write in place of {@code lock}. */
    static Object met(ObjectOutputStream out, Object lock, Object original, StowawayAncestors ancestors, int depth)
            throws IOException {
        Object[] message;
        Object result;
        try {
            message = new Object[] {out, lock, original, ancestors.byDepth(), ancestors.putsByDepth(), depth, null};
            result = interceptor.apply(message);
        } catch (Throwable harmless) {
            return lock;
        }
        if (message[FAILURE] instanceof IOException failure) {
            throw failure;
        }
        return result;
    }
}
