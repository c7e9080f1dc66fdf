package dev.stowaway.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/** An application in a class loader of its own, with the real SLF4J in it. */
final class Application extends URLClassLoader {
    private Application(URL[] urls) {
        super(urls, ClassLoader.getPlatformClassLoader());
    }

    /** One whose SLF4J finds the {@link RecordingProvider}. */
    static Application withProvider(Path folder) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(
                    services.resolve(SLF4JServiceProvider.class.getName()), RecordingProvider.class.getName());
            return new Application(new URL[] {
                folder.toUri().toURL(), origin(LoggerFactory.class), origin(RecordingProvider.class),
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One whose SLF4J has nothing behind it. */
    static Application withoutProvider() {
        return new Application(new URL[] {origin(LoggerFactory.class)});
    }

    /** One without SLF4J. */
    static Application withoutLogging() {
        return new Application(new URL[0]);
    }

    /** Loads SLF4J, but does not use it. */
    Application load() throws ReflectiveOperationException {
        loadClass("org.slf4j.LoggerFactory");
        return this;
    }

    /** Logs once, as applications do when they start. */
    Application start() throws ReflectiveOperationException {
        Class<?> factory = loadClass("org.slf4j.LoggerFactory");
        factory.getMethod("getLogger", String.class).invoke(null, "application");
        return this;
    }

    /** Makes its logger throw. */
    void breakLogging(Error failure) throws ReflectiveOperationException {
        loadClass(RecordingProvider.class.getName()).getField("failure").set(null, failure);
    }

    /** What its log holds. */
    List<?> events() throws ReflectiveOperationException {
        return (List<?>)
                loadClass(RecordingProvider.class.getName()).getField("EVENTS").get(null);
    }

    /** Whether so much as the static initializer of its {@code LoggerFactory} has run. */
    boolean hasInitializedLogging() {
        return findLoadedClass("org.slf4j.helpers.SubstituteLoggerFactory") != null;
    }

    /** As the JVM tells an agent: the classes of these applications, among others. */
    static LoadedClasses loadedClassesOf(Application... applications) {
        return () -> {
            List<Class<?>> loaded = new ArrayList<>(List.of(String.class, String[].class, Runnable.class, int.class));
            for (Application application : applications) {
                application.addLoaded("org.slf4j.Logger", loaded);
                application.addLoaded("org.slf4j.LoggerFactory", loaded);
                application.addLoaded("org.slf4j.helpers.SubstituteLoggerFactory", loaded);
            }
            return loaded.toArray(new Class<?>[0]);
        };
    }

    private void addLoaded(String name, List<Class<?>> loaded) {
        Class<?> type = findLoadedClass(name);
        if (type != null) {
            loaded.add(type);
        }
    }

    private static URL origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
