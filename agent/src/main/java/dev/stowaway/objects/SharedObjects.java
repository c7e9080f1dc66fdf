package dev.stowaway.objects;

import dev.stowaway.owner.Callee;
import dev.stowaway.remote.RemoteObject;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Objects that are called by way of an interface, in this process and from others. */
public final class SharedObjects {
    private static final Map<@Nullable ClassLoader, WeakReference<ClassLoader>> BOTH = new WeakHashMap<>();

    private SharedObjects() {}

    /**
     * An object that other processes can call: by the methods of {@code type}, and by no others. Where it is written, a handle
     * is; every process that reads that has one proxy of it, and this one has what is returned here.
     *
     * @throws IllegalArgumentException if {@code type} is no interface, or none that a proxy can be of
     */
    public static <T> T share(Class<T> type, T object, String name, Reading reading) {
        checkInterface(type);
        Residence residence = Residence.here(name, reading.admission(), callee(type, object, reading));
        return proxy(type, new Home(object, type, residence));
    }

    /** What carries out calls of the methods of {@code type} on {@code object}. */
    public static <T> Callee callee(Class<T> type, T object, Reading reading) {
        checkInterface(type);
        return new InterfaceCallee(object, type, reading);
    }

    private static void checkInterface(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    type.getName() + " is no interface: what is called from other processes is called by way of one");
        }
    }

    /** What calls, by way of {@code type}, an object of another process; never to be written itself. */
    public static <T> T stub(Class<T> type, RemoteObject object, Admission admission) {
        return stub(type, object, Reading.ofCaller(admission));
    }

    /** The same of what reads in another way. */
    public static <T> T stub(Class<T> type, RemoteObject object, Reading reading) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Stub(type, object, reading)));
    }

    /** A proxy that is asked what to write of it. */
    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        ClassLoader loader = type.getClassLoader();
        if (!sees(loader, Written.class)) {
            loader = both(loader);
        }
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type, Written.class}, handler));
    }

    /** One for each loader, since a proxy is of a new class in each. */
    private static ClassLoader both(@Nullable ClassLoader first) {
        synchronized (BOTH) {
            WeakReference<ClassLoader> known = BOTH.get(first);
            ClassLoader both = known == null ? null : known.get();
            if (both == null) {
                both = new Both(first, Written.class.getClassLoader());
                BOTH.put(first, new WeakReference<>(both));
            }
            return both;
        }
    }

    private static boolean sees(@Nullable ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Sees the application's interface and Stowaway's, whichever loaders they are of. */
    private static final class Both extends ClassLoader {
        private final ClassLoader second;

        Both(@Nullable ClassLoader first, ClassLoader second) {
            super(first);
            this.second = second;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return second.loadClass(name);
        }
    }
}
