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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
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
    /** Each takes milliseconds, and there is one for each stream until one comes to its end. */
    private static final int MOST_ATTEMPTS = 1000;

    private final Instrumentation instrumentation;
    private final Meetings meetings = new Meetings();
    private final Openings openings = new Openings();
    private final Access access = new Access(openings, openings);

    private List<String> locks = List.of();
    private @Nullable Classifier classifier;
    private @Nullable SerializationHooks hooks;
    private volatile boolean active;

    private @Nullable Consumer<Throwable> onFailure;
    private volatile @Nullable Bridge bridge;
    private volatile @Nullable Catalogue catalogue;
    private volatile boolean descriptorsAreWoven;
    private volatile boolean hasFailed;
    private int attempts;

    public Weaving(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
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

    /** Takes what shall run when the JVM exits, after the shutdown hooks of the application; false if it takes no more. */
    public Predicate<Runnable> lateExit() {
        return openings;
    }

    /**
     * Waits for the classes, and weaves those now that are loaded already. Also once more after {@link #detach}.
     *
     * @param locks binary names of further lock classes
     * @param onFailure told why a class stays unwoven, now or later
     * @throws IOException if the agent's jar can't be read
     */
    public synchronized void start(List<String> locks, LockListener listener, Consumer<Throwable> onFailure)
            throws IOException, UnmodifiableClassException {
        this.locks = locks;
        this.onFailure = onFailure;
        if (bridge != null) {
            bridge.beginEpoch();
            classify();
        }
        active = true;
        descriptorsAreWoven = false;
        hasFailed = false;
        meetings.listener(listener);
        if (hooks == null) {
            hooks = new SerializationHooks(this);
            instrumentation.addTransformer(hooks, true);
        }
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

    /**
     * Makes the classes what they were, but for what {@link StreamRemnant} and {@link DescriptorRemnant} say, at any time
     * and whatever other threads write meanwhile: first nobody listens, then streams stop to ask, then descriptors lose
     * their marks.
     */
    public synchronized void detach() throws UnmodifiableClassException {
        stop();
        active = false;
        Class<?> streams = loadedStreams();
        if (streams != null) {
            instrumentation.retransformClasses(streams);
        }
        Catalogue retired = catalogue;
        if (bridge != null && classifier != null && retired != null) {
            classifier.catalogue(null);
            bridge.unmark(locksAmong(instrumentation.getAllLoadedClasses(), retired));
            instrumentation.retransformClasses(ObjectStreamClass.class);
        } else if (hooks != null) {
            instrumentation.removeTransformer(hooks);
            hooks = null;
        }
        onFailure = null; // It holds all that was found, and the files that are open for it.
    }

    /** Defines the bridge, unless that has been done. */
    void setUp() throws IOException {
        if (bridge == null) {
            define();
        }
    }

    private synchronized void define() throws IOException {
        if (bridge == null) {
            bridge = Bridge.define(instrumentation, classify(), meetings, new BeforeFirstStream(this));
        }
    }

    /** By the current options. */
    private Classifier classify() {
        Catalogue fresh = new Catalogue(locks);
        Classifier known = classifier == null ? new Classifier() : classifier;
        known.catalogue(fresh);
        catalogue = fresh;
        classifier = known;
        return known;
    }

    private static Class<?>[] locksAmong(Class<?>[] types, Catalogue catalogue) {
        List<Class<?>> locks = new ArrayList<>();
        for (Class<?> type : types) {
            if (catalogue.kindOf(type) != null || catalogue.isOwnedByJdk(type)) {
                locks.add(type);
            }
        }
        return locks.toArray(new Class<?>[0]);
    }

    boolean isActive() {
        return active;
    }

    /** A class can't be woven. */
    void failed(Throwable cause) {
        hasFailed = true;
        Consumer<Throwable> told = onFailure;
        if (told != null) {
            told.accept(cause);
        }
    }

    boolean isSetUp() {
        return bridge != null;
    }

    void descriptorsAreWoven() {
        descriptorsAreWoven = true;
    }

    /** The first stream is about to be made, and waits for this. False if the next one has to try again. */
    boolean beforeFirstStream() {
        try {
            weaveDescriptors();
        } catch (VirtualMachineError exhausted) {
            // Looked at below: where the stack ends, the transformer may not even have been called, which nobody is
            // told.
        } catch (Throwable t) { // the host's border
            failed(t);
        }
        if (!descriptorsAreWoven && active && !hasFailed && ++attempts == MOST_ATTEMPTS) {
            failed(new IllegalStateException("no stack or memory for it in " + attempts + " attempts"));
        }
        return descriptorsAreWoven || hasFailed || !active;
    }

    /** Weaves {@code ObjectStreamClass}, which the JVM may have loaded for other purposes. */
    private synchronized void weaveDescriptors() throws UnmodifiableClassException {
        Class<?> descriptors = ObjectStreamClass.class; // woven now, if it was not loaded
        if (active && !descriptorsAreWoven) {
            instrumentation.retransformClasses(descriptors);
            try {
                Objects.requireNonNull(bridge).markExisting(instrumentation.getAllLoadedClasses());
            } catch (VirtualMachineError exhausted) {
                descriptorsAreWoven = false; // so that the next stream has it done again, from the start
                throw exhausted;
            }
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

    private Bridge bridge() {
        try {
            setUp();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is open to Stowaway", e);
        }
        return Objects.requireNonNull(bridge);
    }

    /** What the bridge allows. */
    @SuppressWarnings("overloads") // of andThen, which nobody calls
    private final class Openings implements Consumer<AccessibleObject>, Function<Field, Object>, Predicate<Runnable> {
        @Override
        public void accept(AccessibleObject member) {
            bridge().open(member);
        }

        @Override
        public Object apply(Field field) {
            return bridge().reader(field);
        }

        @Override
        public boolean test(Runnable work) {
            return bridge().test(work);
        }
    }
}
