package java.io;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import jdk.internal.access.SharedSecrets;

/**
 * Connects the woven serialization classes to the agent. It lives in their package, because they can't see the agent's
 * classes, and speaks to the agent in types of the JDK only. Nothing in it is public: an application can't reach it.
 *
 * <p>Assumptions and guarantees: the delegates are set before any class is woven, and never change. Nothing that the
 * agent throws reaches the stream, except the one exception that it asks for ({@link #FAILURE}). This class loads none
 * of the woven ones, nor anything else that a JVM does not load anyway: it is there before the application's main.
 */
final class StowawayBridge implements BiFunction<String, Object, Object> {
    /**
     * The JVM runs ten hooks of its own in order; the second is that of all application hooks, these are free. One that
     * is taken can't be had again.
     */
    private static final int LAST_AFTER_APPLICATION = 8;

    private static final int FIRST_AFTER_APPLICATION = 4;

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
    private static volatile BooleanSupplier beforeFirstStream;
    private static volatile BooleanSupplier firstUse;

    /**
     * Takes the agent's side of the conversation, once in the life of this JVM. The instance is the right to look
     * into objects; only the agent holds it.
     *
     * @throws IllegalStateException if an agent is there already
     */
    StowawayBridge(
            ToIntFunction<Class<?>> classifier,
            Function<Object[], Object> interceptor,
            BooleanSupplier beforeFirstStream,
            BooleanSupplier firstUse) {
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

    /** What the agent asks for. */
    @Override
    public Object apply(String request, Object argument) {
        switch (request) {
            case "reader":
                return new StowawayField((Field) argument);
            case "open":
                ((AccessibleObject) argument).setAccessible(true);
                return true;
            case "mark":
                StowawayMarks.markExisting((Class<?>[]) argument);
                return true;
            case "unmark":
                StowawayMarks.unmark((Class<?>[]) argument);
                return true;
            case "begin":
                StowawayStreams.beginEpoch();
                return true;
            case "owned":
                return StowawayStreamLayout.OWNED_BY_JDK;
            case "exit":
                return runsAtExit((Runnable) argument);
            default:
                throw new IllegalArgumentException(request);
        }
    }

    private static boolean runsAtExit(Runnable work) {
        for (int slot = LAST_AFTER_APPLICATION; slot >= FIRST_AFTER_APPLICATION; slot--) {
            try {
                SharedSecrets.getJavaLangAccess().registerShutdownHook(slot, true, work);
                return true;
            } catch (InternalError taken) {
                // The next one, then.
            } catch (IllegalStateException exiting) {
                return false;
            }
        }
        return false;
    }

    /** {@link #LOCK}, {@link #OWNED_BY_JDK}, or another number. */
    static int classify(Class<?> type) {
        try {
            return classifier.applyAsInt(type);
        } catch (Throwable harmless) {
            return 0;
        }
    }

    /** The first stream is about to be made; others wait for it. False if the next one has to try again. */
    static boolean prepare() {
        return isDone(beforeFirstStream);
    }

    /** The first stream is about to be made, and nobody waits. False if the next one has to try again. */
    static boolean use() {
        return isDone(firstUse);
    }

    private static boolean isDone(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (VirtualMachineError exhausted) {
            return false; // the stack of this thread, or the memory of this moment
        } catch (Throwable harmless) {
            return true; // The agent counts its failures itself; the stream goes on.
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
