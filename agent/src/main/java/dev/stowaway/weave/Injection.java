package dev.stowaway.weave;

import dev.stowaway.access.OwnJar;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Defines classes of the agent into a package of {@code java.base}, where woven classes can see them. */
final class Injection {
    private static final String RESOURCES = "META-INF/stowaway/";

    private Injection() {}

    /**
     * Defines the classes and makes an instance of the last.
     *
     * @param neighbour a class of the package that they are defined into
     * @param names simple ones, in the order of their definition
     * @param initialized binary names of those to be initialized at once
     * @param delegates the arguments of the last one's constructor
     */
    static Object define(
            Instrumentation instrumentation,
            Class<?> neighbour,
            String[] names,
            String[] initialized,
            Object... delegates)
            throws IOException {
        Function<Object[], Object> injector = isolatedInjector();
        String opened = neighbour.getPackageName();
        instrumentation.redefineModule(
                Object.class.getModule(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap(
                        opened, Collections.singleton(injector.getClass().getModule())),
                Collections.emptySet(),
                Collections.emptyMap());
        return injector.apply(new Object[] {neighbour, classFiles(opened, names), initialized, delegates});
    }

    private static Object[] classFiles(String folder, String[] names) throws IOException {
        Object[] classFiles = new Object[names.length];
        for (int i = 0; i < names.length; i++) {
            classFiles[i] = resource(RESOURCES + folder.replace('.', '/') + "/" + names[i] + ".class");
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
        try (ZipFile jar = new ZipFile(OwnJar.file())) {
            ZipEntry entry = jar.getEntry(path);
            if (entry == null) {
                throw new IOException("the agent's jar has no " + path);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
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
            return defineClass(name, bytes, 0, bytes.length, Injection.class.getProtectionDomain());
        }
    }
}
