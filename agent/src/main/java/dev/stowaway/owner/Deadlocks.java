package dev.stowaway.owner;

import dev.stowaway.report.Deadlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Looks for threads that wait for one another in a circle of which no single JVM sees the whole: a JVM's own search sees no
 * farther than its own threads, and of them not what they wait for in another process.
 *
 * <p>Of a circle, each process that owns one of its locks knows an edge. What leads to a thread of another process is
 * followed by asking the other owners. Edges are not seen at one moment, so that those of different moments may look like a
 * circle. One is told when it was seen twice in a row, with each of its threads in one and the same wait both times: then
 * none did anything in between, and all edges were there at once. Nothing is broken: which thread to sacrifice, only the
 * application knows.
 *
 * <p>Confined to the thread of {@link Housekeeping}, but for {@link #found}.
 */
final class Deadlocks {
    private static final int MOST_FOUND = 100;

    private final Owner owner;
    private final List<Deadlock> found = new CopyOnWriteArrayList<>();
    private final Set<Set<Edge>> told = new HashSet<>();
    private Set<Set<Edge>> suspected = new HashSet<>();

    Deadlocks(Owner owner) {
        this.owner = owner;
    }

    /** What was told so far. */
    List<Deadlock> found() {
        return List.copyOf(found);
    }

    /** Looks once. False if no other process uses locks of this one, so that there is nothing to look for. */
    boolean search() {
        boolean isUsed = false;
        for (Surrogate surrogate : owner.server().surrogates()) {
            isUsed |= surrogate.request().blockedAt() != null
                    || !surrogate.holds().isEmpty();
        }
        Set<Set<Edge>> seen = new HashSet<>();
        if (isUsed && owner.waitGraph().isAnybodyQueued()) {
            for (List<Edge> circle : Circles.in(edges())) {
                consider(circle, seen);
            }
        }
        suspected = seen;
        return isUsed;
    }

    /** What the other owners know is asked only if it may close a circle. */
    private List<Edge> edges() {
        List<Edge> edges = owner.waitGraph().edges();
        if (leadsElsewhere(edges)) {
            edges.addAll(new OtherOwners(owner).edges());
        }
        return edges;
    }

    /** Whether other processes are involved, and somebody is waited for who may wait there. */
    private static boolean leadsElsewhere(List<Edge> edges) {
        Set<RemoteThread> waiters = new HashSet<>();
        boolean isBetween = false;
        for (Edge edge : edges) {
            waiters.add(edge.waiter());
            isBetween |= edge.isBetweenProcesses();
        }
        boolean isOpen = false;
        for (Edge edge : edges) {
            isOpen |= !waiters.contains(edge.holder());
        }
        return isBetween && isOpen;
    }

    private void consider(List<Edge> circle, Set<Set<Edge>> seen) {
        Set<Edge> waits = Set.copyOf(circle);
        if (!concernsThisOwner(circle) || told.contains(waits)) {
            return;
        }
        seen.add(waits);
        if (suspected.contains(waits)) {
            told.add(waits);
            Deadlock deadlock = deadlock(circle);
            if (found.size() < MOST_FOUND) {
                found.add(deadlock);
            }
            owner.incidents().deadlock(deadlock);
        }
    }

    private Deadlock deadlock(List<Edge> circle) {
        Stacks stacks = new Stacks(owner);
        List<Deadlock.Waiter> waiters = new ArrayList<>();
        for (Edge edge : circle) {
            RemoteThread waiter = edge.waiter();
            waiters.add(new Deadlock.Waiter(
                    waiter.process(),
                    waiter.name(),
                    edge.lock(),
                    edge.lockClass(),
                    StackLines.frames(stacks.of(waiter, edge.told()))));
        }
        return new Deadlock(waiters);
    }

    /** A circle is told by those who own one of its locks; one within this JVM is the JVM's to tell. */
    private static boolean concernsThisOwner(List<Edge> circle) {
        for (Edge edge : circle) {
            if (edge.told() == null && edge.isBetweenProcesses()) {
                return true;
            }
        }
        return false;
    }
}
