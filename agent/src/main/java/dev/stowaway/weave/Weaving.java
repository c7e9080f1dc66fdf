package dev.stowaway.weave;

import dev.stowaway.access.Access;
import dev.stowaway.locks.Catalogue;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.function.Consumer;

/**
 * The hooks in the serialization classes of this JVM: first the bridge, then the listener, then the woven classes, so
 * that woven code never finds nobody at the other end.
 */
public final class Weaving {
    private final Bridge bridge;
    private final Meetings meetings;
    private final Catalogue catalogue;

    private Weaving(Bridge bridge, Meetings meetings, Catalogue catalogue) {
        this.bridge = bridge;
        this.meetings = meetings;
        this.catalogue = catalogue;
    }

    /** Whether an agent, of this version or another, has been here before. */
    public static boolean isPresent() {
        return Bridge.isDefined();
    }

    /**
     * Sets up the bridge; nothing is woven yet.
     *
     * @throws IOException if the agent's jar can't be read
     */
    public static Weaving prepare(Instrumentation instrumentation, Catalogue catalogue) throws IOException {
        Meetings meetings = new Meetings();
        Bridge bridge = Bridge.define(instrumentation, new Classifier(catalogue), meetings);
        return new Weaving(bridge, meetings, catalogue);
    }

    /** The right to look into objects, which comes with the bridge. */
    public Access access() {
        return bridge.access();
    }

    /**
     * Weaves the classes: those that are not loaded yet when the JVM loads them, the others now.
     *
     * @param onFailure told why a class stays unwoven, then or later
     */
    public void start(Instrumentation instrumentation, LockListener listener, Consumer<Throwable> onFailure)
            throws UnmodifiableClassException {
        meetings.listener(listener);
        instrumentation.addTransformer(new SerializationHooks(onFailure), true);
        Class<?> descriptors = null;
        Class<?> streams = null;
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null) {
                if (type.getName().equals("java.io.ObjectStreamClass")) {
                    descriptors = type;
                } else if (type.getName().equals("java.io.ObjectOutputStream")) {
                    streams = type;
                }
            }
        }
        // The streams come last: the first to write through the hooks, on any thread, finds every lock class marked.
        if (descriptors != null) {
            instrumentation.retransformClasses(descriptors);
            markExisting(instrumentation.getAllLoadedClasses());
        }
        if (streams != null) {
            instrumentation.retransformClasses(streams);
        }
    }

    /** Lets every lock pass from now on. The woven code stays, and does nothing. */
    public void stop() {
        meetings.listener(null);
    }

    private void markExisting(Class<?>[] loaded) {
        for (Class<?> type : loaded) {
            if (!type.isArray() && !type.isInterface() && catalogue.kindOf(type) != null) {
                bridge.markExisting(type);
            }
        }
    }
}
