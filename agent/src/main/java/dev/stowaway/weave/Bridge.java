package dev.stowaway.weave;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The agent's end of {@code java.io.StowawayBridge}.
 *
 * <p>A class in the package of the woven ones needs no jar on the boot class path, hence no temporary file, and leaves
 * class data sharing on. It can't be unloaded or defined twice: a second agent finds it and stays away.
 */
final class Bridge {
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

    private final Consumer<AccessibleObject> opener;
    private final Function<Field, Object> readers;

    @SuppressWarnings("unchecked")
    private Bridge(Object instance) {
        this.opener = (Consumer<AccessibleObject>) instance;
        this.readers = (Function<Field, Object>) instance;
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
    static Bridge define(
            Instrumentation instrumentation,
            ToIntFunction<Class<?>> classifier,
            Meetings meetings,
            Runnable beforeFirstStream)
            throws IOException {
        return new Bridge(Injection.define(
                instrumentation,
                OutputStream.class,
                NAMES,
                // Now, and not at the end of an application's stack, where a class that can't be initialized is lost.
                new String[] {"java.io.StowawayMarks", "java.io.StowawayStreams"},
                classifier,
                meetings,
                beforeFirstStream,
                meetings));
    }

    /** Lets the agent call {@code member}. */
    void open(AccessibleObject member) {
        opener.accept(member);
    }

    /** What a {@code FieldReader} reads {@code field} with. */
    Object reader(Field field) {
        return readers.apply(field);
    }

    LongAdder ownedByJdk() {
        try {
            Field counter =
                    Class.forName("java.io.StowawayStreamLayout", true, null).getDeclaredField("OWNED_BY_JDK");
            open(counter);
            return (LongAdder) Objects.requireNonNull(counter.get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the bridge is not of this version", e);
        }
    }

    /** Marks those of the classes that are locks and have a descriptor that is older than the hooks. */
    void markExisting(Class<?>[] types) {
        try {
            Method mark =
                    Class.forName("java.io.StowawayMarks", true, null).getDeclaredMethod("markExisting", Class[].class);
            open(mark);
            mark.invoke(null, (Object) types);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("older descriptors can't be marked", e);
        }
    }
}
