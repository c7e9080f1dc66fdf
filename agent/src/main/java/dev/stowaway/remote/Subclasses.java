package dev.stowaway.remote;

import org.jspecify.annotations.Nullable;

/** Proxies of locks whose class is an application's subclass of one of the JDK's. */
public final class Subclasses {
    private Subclasses() {}

    /** Why there can't be a proxy of that class; null if there can. */
    public static @Nullable String obstacle(Class<?> type, Class<?> jdkClass) {
        return type.getName() + " can't be proxied: it is a class of the application's own";
    }

    static Object of(Class<?> type, Object proxy, Handed handed) {
        throw new IllegalArgumentException("not built yet: " + type.getName());
    }
}
