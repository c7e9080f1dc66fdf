package dev.stowaway.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a manager knows by names. Who asks for what nobody has made makes it himself, as long as it takes: only those wait who
 * ask for the same, and if it fails, the next of them makes it. Those whose constructors ask for each other would wait for ever, and
 * are refused. Thread-safe.
 */
final class Names {
    private final Map<String, Named> named = new HashMap<>();

    /** In the order in which they were begun: of one thread, each is asked for by the constructor of the one before it. */
    private final Map<String, Making> making = new LinkedHashMap<>();

    private final Map<Thread, Making> awaited = new HashMap<>();
    private boolean isClosed;

    record Named(Part part, Object object) {}

    private record Making(Thread maker, CompletableFuture<Boolean> end) {}

    /**
     * What is known by that name; null if the caller makes it now, and then it is {@link #put}, and at all events {@link #end}ed.
     *
     * @throws IllegalStateException if there are none any more, or if what is made by that name waits for what the caller makes
     */
    @Nullable
    Named begin(String name) {
        while (true) {
            Making other;
            synchronized (this) {
                awaited.remove(Thread.currentThread());
                checkOpen();
                Named known = named.get(name);
                other = known == null ? making.get(name) : null;
                if (other == null) {
                    if (known == null) {
                        making.put(name, new Making(Thread.currentThread(), new CompletableFuture<>()));
                    }
                    return known;
                }
                checkCircle(name);
                awaited.put(Thread.currentThread(), other);
            }
            other.end.join();
        }
    }

    /** From what is asked for to what its maker waits for, and so on: there is an end, since no circle was ever closed. */
    private void checkCircle(String name) {
        List<String> chain = new ArrayList<>();
        for (Making each = making.get(name); each != null && !each.end.isDone(); each = awaited.get(each.maker)) {
            addMadeFrom(each, chain);
            if (each.maker == Thread.currentThread()) {
                chain.add(name);
                throw new IllegalStateException("\"" + name + "\" can't be made: its constructor asks for \""
                        + String.join("\", whose constructor asks for \"", chain.subList(1, chain.size()))
                        + "\". Have one of them ask when it is called, and not in its constructor");
            }
        }
    }

    /** That, what is asked for in its constructor, and so on: all that one thread makes. */
    private void addMadeFrom(Making first, List<String> chain) {
        boolean isWithin = false;
        for (Map.Entry<String, Making> each : making.entrySet()) {
            isWithin |= each.getValue().equals(first);
            if (isWithin && each.getValue().maker == first.maker) {
                chain.add(each.getKey());
            }
        }
    }

    /** @throws IllegalStateException if there are none any more */
    synchronized void put(String name, Named made) {
        checkOpen();
        named.put(name, made);
    }

    synchronized void end(String name) {
        Making ended = making.remove(name);
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
            throw new IllegalStateException(
                    "the manager is closed, since Manager.close() was called in its own process: it makes"
                            + " nothing any more, and what it has made goes on. Close it later, or make another one");
        }
    }
}
