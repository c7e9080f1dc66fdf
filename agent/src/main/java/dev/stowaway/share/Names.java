package dev.stowaway.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a manager knows by names. Who asks for what nobody has made makes it himself, as long as it takes: only those wait who
 * ask for the same, and if it fails, the next of them makes it. Thread-safe.
 */
final class Names {
    private final Map<String, Named> named = new HashMap<>();
    private final Map<String, Making> making = new HashMap<>();
    private boolean isClosed;

    record Named(Part part, Object object) {}

    private record Making(Thread maker, CompletableFuture<Boolean> end) {}

    /** What is known by that name; null if the caller makes it now, and then it is {@link #put}, and at all events {@link #end}ed. */
    @Nullable
    Named begin(String name) {
        while (true) {
            Making other;
            synchronized (this) {
                checkOpen();
                Named known = named.get(name);
                other = known == null ? making.get(name) : null;
                if (other == null) {
                    if (known == null) {
                        making.put(name, new Making(Thread.currentThread(), new CompletableFuture<>()));
                    }
                    return known;
                }
            }
            if (other.maker == Thread.currentThread()) {
                throw new IllegalStateException("\"" + name + "\" is asked for by its own constructor");
            }
            other.end.join();
        }
    }

    /** @throws IllegalStateException if there are none any more */
    synchronized void put(String name, Named made) {
        checkOpen();
        named.put(name, made);
    }

    void end(String name) {
        Making ended;
        synchronized (this) {
            ended = making.remove(name);
        }
        if (ended != null) {
            ended.end.complete(true);
        }
    }

    synchronized @Nullable Named remove(String name) {
        return named.remove(name);
    }

    synchronized Set<String> all() {
        return new TreeSet<>(named.keySet());
    }

    /** There are none any more; returns what had one. */
    synchronized Collection<Named> close() {
        isClosed = true;
        List<Named> all = new ArrayList<>(named.values());
        named.clear();
        return all;
    }

    synchronized void checkOpen() {
        if (isClosed) {
            throw new IllegalStateException("the manager is closed: it makes nothing any more");
        }
    }
}
