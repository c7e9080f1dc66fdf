package dev.stowaway.weave;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of {@code java.io.StowawayBridge}.
 *
 * <p>A class in the package of the woven ones needs no jar on the boot class path, hence no temporary file, and leaves
 * class data sharing on. It can't be unloaded or defined twice: a second agent finds it and stays away.
 */
final class Bridge implements Predicate<Runnable> {
    private static final String NAME = "java.io.StowawayBridge";

    /** In the order of their definition: the bridge last. */
    private static final String[] NAMES = {
        "StowawayField",
        "StowawayAncestors",
        "StowawayDescriptorLayout",
        "StowawayStreamLayout",
        "StowawayMarks",
        "StowawayStreams",
        "StowawayBridge"
    };

    private final BiFunction<String, @Nullable Object, Object> requests;

    private Bridge(BiFunction<String, @Nullable Object, Object> requests) {
        this.requests = requests;
    }

    /** Whether this JVM has an active agent already, of this version or another. */
    static boolean isDefined() {
        try {
            Class.forName(NAME, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Defines the bridge with its delegates set: woven code finds them from its first moment on. */
    @SuppressWarnings("unchecked")
    static Bridge define(
            Instrumentation instrumentation,
            ToIntFunction<Class<?>> classifier,
            Meetings meetings,
            BooleanSupplier beforeFirstStream)
            throws IOException {
        Object bridge = Injection.define(
                instrumentation,
                OutputStream.class,
                NAMES,
                // Now, and not at the end of an application's stack, where a class that can't be initialized is lost.
                new String[] {"java.io.StowawayMarks", "java.io.StowawayStreams"},
                classifier,
                meetings,
                beforeFirstStream,
                meetings);
        return new Bridge((BiFunction<String, @Nullable Object, Object>) bridge);
    }

    /** What a {@code FieldReader} reads {@code field} with. */
    Object reader(Field field) {
        return ask("reader", field);
    }

    /** Lets the agent call {@code member}. */
    void open(AccessibleObject member) {
        ask("open", member);
    }

    /** Marks those of the classes that are locks and have a descriptor that is older than the hooks. */
    void markExisting(Class<?>[] types) {
        ask("mark", types);
    }

    /** Takes the marks of these classes away. */
    void unmark(Class<?>[] types) {
        ask("unmark", types);
    }

    /** Stowaway becomes active once more. */
    void beginEpoch() {
        ask("begin", null);
    }

    /** Counts the locks that are the JDK's own in every case. */
    LongAdder ownedByJdk() {
        return (LongAdder) ask("owned", null);
    }

    /** Has {@code work} run at exit, after the application's hooks; false if the JVM takes no more. */
    @Override
    public boolean test(Runnable work) {
        return (Boolean) ask("exit", work);
    }

    private Object ask(String request, @Nullable Object argument) {
        return requests.apply(request, argument);
    }
}
