package dev.stowaway.weave;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of {@code java.io.StowawayBridge}.
 *
 * <p>A class in the package of the woven ones needs no jar on the boot class path, hence no temporary file, and leaves
 * class data sharing on. It can't be unloaded or defined twice: a second agent finds it and stays away.
 */
final class Bridge implements Predicate<Runnable> {
    private static final String NAME = "java.io.StowawayBridge";
    private static final String RESOURCES = "META-INF/stowaway/java/io/";

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
            Runnable beforeFirstStream)
            throws IOException {
        Function<Object[], Object> injector = isolatedInjector();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap(
                        "java.io", Collections.singleton(injector.getClass().getModule())),
                Collections.emptySet(),
                Collections.emptyMap());
        Object bridge = injector.apply(new Object[] {classFiles(), classifier, meetings, beforeFirstStream, meetings});
        return new Bridge((BiFunction<String, @Nullable Object, Object>) bridge);
    }

    /** What a {@code FieldReader} reads {@code field} with. */
    Object reader(Field field) {
        return ask("reader", field);
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

    /** In the order of their definition: the bridge last. */
    private static Object[] classFiles() throws IOException {
        String[] names = {
            "StowawayField",
            "StowawayAncestors",
            "StowawayDescriptorLayout",
            "StowawayStreamLayout",
            "StowawayMarks",
            "StowawayStreams",
            "StowawayBridge"
        };
        Object[] classFiles = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            classFiles[i] = resource(RESOURCES + names[i] + ".class");
        }
        return classFiles;
    }

    @SuppressWarnings("unchecked")
    private static Function<Object[], Object> isolatedInjector() throws IOException {
        String name = BridgeInjector.class.getName();
        byte[] bytes = resource(name.replace('.', '/') + ".class");
        try {
            return (Function<Object[], Object>) new IsolatedLoader(name, bytes)
                    .loadClass(name)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the injector can't be loaded", e);
        }
    }

    /** Reads the jar as a file: by way of a URL it would take a dozen classes that a JVM does not load otherwise. */
    private static byte[] resource(String path) throws IOException {
        CodeSource source = Bridge.class.getProtectionDomain().getCodeSource();
        try (ZipFile jar = new ZipFile(new File(source.getLocation().toURI()))) {
            ZipEntry entry = jar.getEntry(path);
            if (entry == null) {
                throw new IOException("the agent's jar has no " + path);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        } catch (URISyntaxException e) {
            throw new IOException("not a file: " + source.getLocation(), e);
        }
    }

    /** Loads one class, whose unnamed module is then nobody else's. */
    private static final class IsolatedLoader extends ClassLoader {
        private final String name;
        private final byte[] bytes;

        IsolatedLoader(String name, byte[] bytes) {
            super(null);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String wanted) throws ClassNotFoundException {
            if (!wanted.equals(name)) {
                throw new ClassNotFoundException(wanted);
            }
            // With the agent's own rights, should there be a security manager.
            return defineClass(name, bytes, 0, bytes.length, Bridge.class.getProtectionDomain());
        }
    }
}
