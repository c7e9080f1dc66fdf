package dev.stowaway.report;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the public API finds the agent, and the agent those who listen. Static, since nobody hands the one to the
 * other: the application's code may come before the agent, after it, or without it. Thread-safe.
 */
public final class Gateway {
    private static volatile @Nullable Supplier<Evidence> agent;

    private Gateway() {}

    /** The agent's side: from now on it is active; null when it no longer is. */
    public static void agent(@Nullable Supplier<Evidence> evidence) {
        agent = evidence;
    }

    /** The evidence of the active agent; null if there is none. */
    public static @Nullable Evidence evidence() {
        Supplier<Evidence> known = agent;
        return known == null ? null : known.get();
    }

    /** Whether there is an active agent. */
    public static boolean isActive() {
        return agent != null;
    }

    /** Has {@code listener} told of findings; once, even if it is added again. */
    public static void add(Outlet listener) {
        Listeners.ALL.addIfAbsent(listener);
    }

    /** False if it was not there. */
    public static boolean remove(Outlet listener) {
        return Listeners.ALL.remove(listener);
    }

    static List<Outlet> listeners() {
        return Listeners.ALL;
    }

    /** Apart, so that its class does not load while the JVM starts. */
    private static final class Listeners {
        static final CopyOnWriteArrayList<Outlet> ALL = new CopyOnWriteArrayList<>();
    }
}
