package dev.stowaway.owner;

import dev.stowaway.wire.Incarnation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Looks for threads that wait for one another in a circle which passes through more than one process: the JVM's own search
 * sees no farther than its own threads.
 *
 * <p>Of a circle, each process that owns one of its locks knows an edge. What leads to a thread of another process is
 * followed by asking the other owners. A circle is told when it was seen twice in a row, with the same threads at the same
 * locks: edges are not seen at one moment, but a thread of a circle can't go on, so that all of them stay. Nothing is
 * broken: which thread to sacrifice, only the application knows.
 *
 * <p>Confined to the thread of {@link Housekeeping}, but for {@link #found}.
 */
final class Deadlocks {
    private static final int MOST_FOUND = 100;

    private final Owner owner;
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Set<Set<RemoteThread>> told = new HashSet<>();
    private Set<Set<RemoteThread>> suspected = new HashSet<>();

    Deadlocks(Owner owner) {
        this.owner = owner;
    }

    /** What was told so far. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Looks once. False if no other process uses locks of this one, so that there is nothing to look for. */
    boolean search() {
        boolean isUsed = false;
        for (Surrogate surrogate : owner.server().surrogates()) {
            isUsed |= surrogate.request().blockedAt() != null
                    || !surrogate.holds().isEmpty();
        }
        Set<Set<RemoteThread>> seen = new HashSet<>();
        if (isUsed) {
            for (List<Edge> circle : circles()) {
                consider(circle, seen);
            }
        }
        suspected = seen;
        return isUsed;
    }

    private void consider(List<Edge> circle, Set<Set<RemoteThread>> seen) {
        Set<RemoteThread> threads = new HashSet<>();
        for (Edge edge : circle) {
            threads.add(edge.waiter());
        }
        if (told.contains(threads)) {
            return;
        }
        seen.add(threads);
        if (suspected.contains(threads)) {
            told.add(threads);
            String text = new DeadlockText(owner).of(circle);
            if (found.size() < MOST_FOUND) {
                found.add(text);
            }
            owner.incidents().deadlock(text);
        }
    }

    private List<List<Edge>> circles() {
        List<Edge> own = owner.waitGraph().edges();
        Map<RemoteThread, Edge> graph = new LinkedHashMap<>();
        add(own, graph);
        if (leadsElsewhere(graph)) {
            add(new OtherOwners(owner).edges(), graph);
        }
        List<List<Edge>> circles = new ArrayList<>();
        Set<RemoteThread> visited = new HashSet<>();
        for (RemoteThread start : graph.keySet()) {
            List<Edge> circle = circle(start, graph, visited);
            if (circle != null && passesProcesses(circle)) {
                circles.add(circle);
            }
        }
        return circles;
    }

    /** A thread waits for one lock at a time, and that has one holder; but for the readers of a lock, of which the last counts. */
    private static void add(List<Edge> edges, Map<RemoteThread, Edge> graph) {
        for (Edge edge : edges) {
            graph.putIfAbsent(edge.waiter(), edge);
        }
    }

    /** Whether somebody is waited for that may wait in another process. */
    private static boolean leadsElsewhere(Map<RemoteThread, Edge> graph) {
        Incarnation own = Incarnation.own();
        for (Edge edge : graph.values()) {
            boolean isBetween = !edge.holder().incarnation().equals(own)
                    || !edge.waiter().incarnation().equals(own);
            if (isBetween && !graph.containsKey(edge.holder())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable List<Edge> circle(
            RemoteThread start, Map<RemoteThread, Edge> graph, Set<RemoteThread> visited) {
        Map<RemoteThread, Integer> onWay = new HashMap<>();
        List<Edge> way = new ArrayList<>();
        RemoteThread at = start;
        while (visited.add(at)) {
            Edge edge = graph.get(at);
            if (edge == null) {
                return null;
            }
            onWay.put(at, way.size());
            way.add(edge);
            at = edge.holder();
        }
        Integer begin = onWay.get(at);
        return begin == null ? null : way.subList(begin, way.size());
    }

    private static boolean passesProcesses(List<Edge> circle) {
        for (Edge edge : circle) {
            if (!edge.waiter().incarnation().equals(edge.holder().incarnation())) {
                return true;
            }
        }
        return false;
    }
}
