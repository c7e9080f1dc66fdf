package dev.stowaway.weave;

import dev.stowaway.access.Access;
import dev.stowaway.locks.Catalogue;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in the serialization classes of this JVM, which are made when the JVM first needs them: a program that never
 * serializes pays for a look at the names of its classes.
 *
 * <p>Assumptions and guarantees: the bridge is defined before the class of the streams is, and the descriptors are woven
 * and marked before the first stream is made; so woven code never finds nobody at the other end, and the first lock is
 * seen. Any thread of the application may be the one on which that happens.
 */
public final class Weaving {
    private final Instrumentation instrumentation;
    private final List<String> locks;
    private final Meetings meetings = new Meetings();
    private final Access access;

    private @Nullable Consumer<Throwable> onFailure;
    private volatile @Nullable Bridge bridge;
    private volatile @Nullable Catalogue catalogue;
    private volatile boolean descriptorsAreWoven;

    /** @param locks binary names of further lock classes */
    public Weaving(Instrumentation instrumentation, List<String> locks) {
        this.instrumentation = instrumentation;
        this.locks = locks;
        Openings openings = new Openings();
        this.access = new Access(openings, openings);
    }

    /** Whether an agent, of this version or another, has woven streams here before. */
    public static boolean isPresent() {
        return Bridge.isDefined();
    }

    /** The right to look into objects, which comes with the bridge: its first use defines that. */
    public Access access() {
        return access;
    }

    /** Which classes are locks. To be asked for when serialization is used. */
    public Catalogue catalogue() {
        return Objects.requireNonNull(catalogue, "no stream was made yet");
    }

    /** Counts the locks that are the JDK's own in every case. To be asked for when a stream has been used. */
    public LongAdder ownedByJdk() {
        return Objects.requireNonNull(bridge, "no stream was made yet").ownedByJdk();
    }

    /**
     * Waits for the classes, and weaves those now that are loaded already.
     *
     * @param onFailure told why a class stays unwoven, now or later
     * @throws IOException if the agent's jar can't be read
     */
    public void start(LockListener listener, Consumer<Throwable> onFailure)
            throws IOException, UnmodifiableClassException {
        this.onFailure = onFailure;
        meetings.listener(listener);
        instrumentation.addTransformer(new SerializationHooks(this, onFailure), true);
        Class<?> streams = loadedStreams();
        if (streams != null) {
            setUp();
            // The streams come last: the first to write through the hooks, on any thread, finds every lock class
            // marked.
            weaveDescriptors();
            instrumentation.retransformClasses(streams);
        }
    }

    /** Lets every lock pass from now on. The woven code stays, and does nothing. */
    public void stop() {
        meetings.listener(null);
    }

    /** Defines the bridge, unless that has been done. */
    void setUp() throws IOException {
        if (bridge == null) {
            define();
        }
    }

    private synchronized void define() throws IOException {
        if (bridge == null) {
            Catalogue fresh = new Catalogue(locks);
            bridge = Bridge.define(instrumentation, new Classifier(fresh), meetings, new BeforeFirstStream(this));
            catalogue = fresh;
        }
    }

    boolean isSetUp() {
        return bridge != null;
    }

    void descriptorsAreWoven() {
        descriptorsAreWoven = true;
    }

    /** The first stream is about to be made, and waits for this. */
    void beforeFirstStream() {
        try {
            weaveDescriptors();
        } catch (Throwable t) { // the host's border
            Objects.requireNonNull(onFailure).accept(t);
        }
    }

    /** Weaves {@code ObjectStreamClass}, which the JVM may have loaded for other purposes. */
    private void weaveDescriptors() throws UnmodifiableClassException {
        Class<?> descriptors = ObjectStreamClass.class; // woven now, if it was not loaded
        if (!descriptorsAreWoven) {
            instrumentation.retransformClasses(descriptors);
            Objects.requireNonNull(bridge).markExisting(instrumentation.getAllLoadedClasses());
        }
    }

    private @Nullable Class<?> loadedStreams() {
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            // The name comes last: a class makes and keeps the string when it is first asked.
            if (type.getSuperclass() == OutputStream.class && type.getName().equals("java.io.ObjectOutputStream")) {
                return type;
            }
        }
        return null;
    }

    /** What the bridge allows. */
    private final class Openings implements Consumer<AccessibleObject>, Function<Field, Object> {
        @Override
        public void accept(AccessibleObject member) {
            opened().open(member);
        }

        @Override
        public Object apply(Field field) {
            return opened().reader(field);
        }

        private Bridge opened() {
            try {
                setUp();
            } catch (IOException e) {
                throw new UncheckedIOException("nothing is open to Stowaway", e);
            }
            return Objects.requireNonNull(bridge);
        }
    }
}
