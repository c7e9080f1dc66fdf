package dev.stowaway.objects;

import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.report.Gateway;
import dev.stowaway.wire.Daemons;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a changed copy: {@code map.get(key).add(x)} changes what this process has got, and nobody else sees it. Only with
 * the agent, and only of collections of the JDK, whose look at themselves runs no code of the application: what is directly
 * in one is compared with what was there when it came, by identity.
 *
 * <p>A copy is kept for a second, or until the process ends, then looked at once; what was sent again meanwhile was put back.
 * No more than {@link #MOST} are kept at a time, and a call site is told once. So a warning is true, and none proves nothing.
 * Thread-safe.
 */
public final class Copies {
    static final int MOST = 64;

    private static final int MOST_ELEMENTS = 1_000;
    private static final int MOST_SITES = 1_000;
    private static final long DELAY_MS = 1_000;
    private static final long EXIT_MS = 500;
    private static final String SHARING = "dev.stowaway.";

    private static final IdentityHashMap<Object, Copy> WATCHED = new IdentityHashMap<>();
    private static final Map<String, Boolean> SITES = new HashMap<>();
    private static final ScheduledThreadPoolExecutor EXECUTOR = Daemons.executor("stowaway-copies");
    private static boolean isExitWatched;

    private Copies() {}

    /** @param elements what was in it */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Copy(@Nullable Object[] elements, StackFrame site) {}

    /** A copy is here of what stays in another process. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
    public static void came(@Nullable Object result) {
        if (!(result instanceof Collection || result instanceof Map) || !Gateway.isActive() || !isOfJdk(result)) {
            return;
        }
        @Nullable Object[] elements = elements(result);
        StackFrame site = StackWalker.getInstance().walk(new FindSite());
        if (elements == null || elements.length > MOST_ELEMENTS || site == null) {
            return;
        }
        synchronized (WATCHED) {
            if (WATCHED.size() >= MOST || SITES.containsKey(site.toString())) {
                return;
            }
            WATCHED.put(result, new Copy(elements, site));
            watchExit();
        }
        EXECUTOR.schedule(new Look(result), DELAY_MS, TimeUnit.MILLISECONDS);
    }

    private static void watchExit() {
        if (!isExitWatched) {
            isExitWatched = true;
            try {
                Thread hook = new Thread(null, new AtExit(), "stowaway-copies-exit", 0, false);
                hook.setContextClassLoader(null);
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException exiting) {
                // What comes now is looked at by nobody.
            }
        }
    }

    /** It is sent, by itself or within something: if it is such a copy, it is put back. */
    public static void sent(@Nullable Object argument) {
        if (argument instanceof Collection || argument instanceof Map) {
            synchronized (WATCHED) {
                WATCHED.remove(argument);
            }
        }
    }

    /** And stands for no other one, which might be the application's. */
    private static boolean isOfJdk(Object collection) {
        String name = collection.getClass().getName();
        return name.startsWith("java.util.") && !name.startsWith("java.util.Collections$");
    }

    /** Keys and values in turns, of a map; null if that can't be told. */
    private static @Nullable Object @Nullable [] elements(Object collection) {
        try {
            if (!(collection instanceof Map<?, ?> map)) {
                return ((Collection<?>) collection).toArray();
            }
            @Nullable Object[] elements = new Object[2 * map.size()];
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            for (int i = 0; i < elements.length && entries.hasNext(); i += 2) {
                Map.Entry<?, ?> entry = entries.next();
                elements[i] = entry.getKey();
                elements[i + 1] = entry.getValue();
            }
            return elements;
        } catch (RuntimeException e) { // It is being changed just now.
            return null;
        }
    }

    /** Keeps nobody from ending: whoever has a copy locked may be the one that ends the JVM. */
    private static final class AtExit implements Runnable {
        @Override
        public void run() {
            try {
                Thread looking = Daemons.thread(new LookAtAll(), "stowaway-copies-last");
                looking.start();
                looking.join(EXIT_MS);
            } catch (InterruptedException e) {
                // Who exits does not wait.
            }
        }
    }

    private static final class LookAtAll implements Runnable {
        @Override
        public void run() {
            List<Object> all;
            synchronized (WATCHED) {
                all = new ArrayList<>(WATCHED.keySet());
            }
            for (Object collection : all) {
                new Look(collection).run();
            }
        }
    }

    private record Look(Object collection) implements Runnable {
        @Override
        public void run() {
            Copy copy;
            synchronized (WATCHED) {
                copy = WATCHED.remove(collection);
            }
            if (copy == null || !Gateway.isActive() || isSame(copy.elements, elements(collection))) {
                return;
            }
            synchronized (WATCHED) {
                if (SITES.size() >= MOST_SITES || SITES.put(copy.site.toString(), true) != null) {
                    return;
                }
            }
            OwnerSettings.current().incidents().warning(text(copy));
        }

        private String text(Copy copy) {
            return "a copy was changed, and nobody else sees that unless it is put back: the "
                    + collection.getClass().getName() + " that was got at " + copy.site
                    + ". What is got from a shared object of another process is a copy: put it back when it is changed, use"
                    + " compute, or put a shared collection (Manager.list(), Manager.map()) in its place";
        }

        private boolean isSame(@Nullable Object[] before, @Nullable Object @Nullable [] now) {
            if (now == null || now.length != before.length) {
                return now == null; // which is not known
            }
            return collection instanceof Map ? areSameEntries(before, now) : areSame(before, now);
        }

        /** In whatever order: to read a {@link java.util.LinkedHashMap} may change that. */
        private static boolean areSameEntries(@Nullable Object[] before, @Nullable Object[] now) {
            IdentityHashMap<@Nullable Object, @Nullable Object> values = new IdentityHashMap<>();
            for (int i = 0; i < now.length; i += 2) {
                values.put(now[i], now[i + 1]);
            }
            for (int i = 0; i < before.length; i += 2) {
                if (!values.containsKey(before[i]) || values.get(before[i]) != before[i + 1]) {
                    return false;
                }
            }
            return true;
        }

        private static boolean areSame(@Nullable Object[] before, @Nullable Object[] now) {
            for (int i = 0; i < now.length; i++) {
                if (now[i] != before[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The innermost frame of the application. */
    private static final class FindSite implements Function<Stream<StackFrame>, @Nullable StackFrame> {
        @Override
        public @Nullable StackFrame apply(Stream<StackFrame> frames) {
            for (Iterator<StackFrame> all = frames.iterator(); all.hasNext(); ) {
                StackFrame frame = all.next();
                String type = frame.getClassName();
                if (!type.startsWith(SHARING) && !type.startsWith("java.") && !type.startsWith("jdk.")) {
                    return frame;
                }
            }
            return null;
        }
    }
}
