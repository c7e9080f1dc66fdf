package dev.stowaway.report;

import dev.stowaway.access.Access;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds the {@code LoggerFactory} of the application, of which there may be several, one per loader. Thread-safe. */
final class ApplicationLogging {
    /** Put together at run time: shading rewrites a constant that names a class of SLF4J. */
    private static final String SLF4J = String.join(".", "org", "slf4j");

    private static final String FACTORY = SLF4J.concat(".LoggerFactory");
    static final String LOGGER = SLF4J.concat(".Logger");

    /**
     * The static initializer of {@code LoggerFactory} makes one of these. Where none is loaded, that initializer has
     * not run, and reading the state would run it.
     */
    private static final String INITIALIZED_MARK = SLF4J.concat(".helpers.SubstituteLoggerFactory");

    private static final int SUCCESSFUL_INITIALIZATION = 3;

    private final Access access;
    private final LoadedClasses loaded;
    private final AtomicBoolean missingTold = new AtomicBoolean();
    private volatile WeakReference<Class<?>> latest = new WeakReference<>(null);

    ApplicationLogging(Access access, LoadedClasses loaded) {
        this.access = access;
        this.loaded = loaded;
    }

    /**
     * The factory that is loaded and has found its provider; null if there is none, or if several are and no candidate
     * sees any: a finding in the log of another application would be worse than one on stderr. Starts nothing.
     */
    @Nullable
    Class<?> inUse(Iterable<ClassLoader> candidates) {
        Class<?> known = latest.get();
        Iterator<ClassLoader> first = candidates.iterator();
        if (known != null && first.hasNext() && first.next() == known.getClassLoader()) {
            return known; // Saves asking for all classes, which takes milliseconds.
        }
        List<Class<?>> factories = factoriesInUse();
        for (ClassLoader candidate : candidates) {
            for (ClassLoader loader = candidate; loader != null; loader = loader.getParent()) {
                for (Class<?> factory : factories) {
                    if (factory.getClassLoader() == loader) {
                        latest = new WeakReference<>(factory);
                        return factory;
                    }
                }
            }
        }
        return factories.size() == 1 ? factories.get(0) : null;
    }

    /** The factory that the first candidate that knows one can load; null if none does. */
    @Nullable
    Class<?> reachable(Iterable<ClassLoader> candidates) {
        for (ClassLoader candidate : candidates) {
            try {
                return Class.forName(FACTORY, false, candidate);
            } catch (ClassNotFoundException | LinkageError e) {
                // Not visible from there: the next candidate may know it.
            }
        }
        return null;
    }

    /** True for the first caller, who then says that there is no SLF4J. */
    boolean tellMissing() {
        return missingTold.compareAndSet(false, true);
    }

    private List<Class<?>> factoriesInUse() {
        List<Class<?>> factories = new ArrayList<>();
        List<ClassLoader> initialized = new ArrayList<>();
        for (Class<?> type : loaded.all()) {
            ClassLoader loader = type.getClassLoader();
            // The name comes last: a class makes and keeps the string when it is first asked.
            if (loader == null || type.getSuperclass() != Object.class) {
                continue;
            }
            String name = type.getName();
            if (name.equals(FACTORY)) {
                factories.add(type);
            } else if (name.equals(INITIALIZED_MARK)) {
                initialized.add(loader);
            }
        }
        List<Class<?>> inUse = new ArrayList<>();
        for (Class<?> factory : factories) {
            if (containsSame(initialized, factory.getClassLoader()) && hasProvider(factory)) {
                inUse.add(factory);
            }
        }
        return inUse;
    }

    /** By identity: a loader is an object of the application and may have an {@code equals} of its own. */
    private static boolean containsSame(List<ClassLoader> loaders, ClassLoader loader) {
        for (ClassLoader other : loaders) {
            if (other == loader) {
                return true;
            }
        }
        return false;
    }

    private boolean hasProvider(Class<?> factory) {
        // A static field: the target is not looked at.
        return access.field(factory, "INITIALIZATION_STATE").getInt(factory) == SUCCESSFUL_INITIALIZATION;
    }
}
