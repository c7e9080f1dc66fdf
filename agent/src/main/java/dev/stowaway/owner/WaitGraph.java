package dev.stowaway.owner;

import dev.stowaway.locks.Synchronizers;
import dev.stowaway.owner.Holds.Hold;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.LockMode;
import dev.stowaway.wire.ProcessName;
import dev.stowaway.wire.ThreadNumber;
import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who waits for whom, as far as this process knows: at the locks that it has handed out, by its own threads and by
 * surrogates, which stand for threads of others; and at any other lock or monitor of this process.
 *
 * <p>A snapshot of what changes all the time: an edge may be gone when the next one is looked at. Who finds a circle looks
 * again. A thread that waits for a time only is left out, since that wait ends. Virtual threads are seen only at locks that
 * were handed out. Of the read side of a lock, surrogates are seen, and this process's own threads are not:
 * nothing records them.
 */
final class WaitGraph {
    private final Owner owner;
    private final Synchronizers synchronizers;

    WaitGraph(Owner owner, Synchronizers synchronizers) {
        this.owner = owner;
        this.synchronizers = synchronizers;
    }

    /** Whether anybody waits for a lock that others use. If not, no circle has an edge here that is between processes. */
    boolean isAnybodyQueued() {
        Map<Thread, Surrogate> surrogates = byThread(owner);
        return !queued(used(surrogates.values()), surrogates).isEmpty();
    }

    List<Edge> edges() {
        Map<Thread, Surrogate> surrogates = byThread(owner);
        Map<Long, Surrogate> byId = new HashMap<>();
        for (Map.Entry<Thread, Surrogate> entry : surrogates.entrySet()) {
            byId.put(ThreadNumber.of(entry.getKey()), entry.getValue());
        }
        List<Queued> queued = queued(owner.exports().all(), surrogates);
        Waits waits = new Waits(); // After the queues: who is still in that wait next time was in that queue all along.
        List<Edge> edges = new ArrayList<>();
        Set<Long> inQueues = new HashSet<>();
        for (Queued known : queued) {
            inQueues.add(ThreadNumber.of(known.waiter));
            long wait = waits.of(known.waiter);
            if (wait != Waits.NONE) {
                edges.add(new Edge(
                        known(known.waiter, surrogates), known.holder, wait, known.lock, known.lockClass, null));
            }
        }
        addOthers(waits, byId, inQueues, edges);
        return edges;
    }

    private List<Queued> queued(Iterable<? extends Export> exports, Map<Thread, Surrogate> surrogates) {
        List<Queued> queued = new ArrayList<>();
        for (Export export : exports) {
            if (export instanceof LockExport lock) {
                addQueued(lock, surrogates, queued);
            }
        }
        return queued;
    }

    /** The locks that surrogates hold or wait for. */
    private static Set<LockExport> used(Collection<Surrogate> surrogates) {
        Set<LockExport> used = new LinkedHashSet<>();
        for (Surrogate surrogate : surrogates) {
            if (surrogate.request().blockedAt() instanceof LockExport lock) {
                used.add(lock);
            }
            for (Hold hold : surrogate.holds().all()) {
                if (hold.export() instanceof LockExport lock) {
                    used.add(lock);
                }
            }
        }
        return used;
    }

    /** A thread that waits in the queue of an exported lock. */
    private record Queued(Thread waiter, RemoteThread holder, String lock, String lockClass) {}

    static Map<Thread, Surrogate> byThread(Owner owner) {
        Map<Thread, Surrogate> surrogates = new HashMap<>();
        for (Surrogate surrogate : owner.server().surrogates()) {
            Thread thread = surrogate.thread();
            if (thread != null) {
                surrogates.put(thread, surrogate);
            }
        }
        return surrogates;
    }

    private void addQueued(LockExport export, Map<Thread, Surrogate> surrogates, List<Queued> queued) {
        Object lock = export.get();
        if (lock == null) {
            return;
        }
        String lockClass = lock.getClass().getName();
        for (Thread waiter : synchronizers.queued(export.kind(), lock)) {
            Thread holder = synchronizers.holder(export.kind(), lock);
            if (holder != null) {
                queued.add(new Queued(waiter, known(holder, surrogates), export.path(), lockClass));
            }
            for (Surrogate reader : surrogates.values()) {
                if (reader.holds().has(export.id(), LockMode.READ.ordinal())) {
                    queued.add(new Queued(waiter, reader.standsFor(), export.path(), lockClass));
                }
            }
        }
    }

    /** What the JVM itself knows of other locks: it does not know of virtual threads. */
    private static void addOthers(Waits waits, Map<Long, Surrogate> surrogates, Set<Long> inQueues, List<Edge> edges) {
        for (ThreadInfo info : waits.all()) {
            LockInfo lock = info.getLockInfo();
            long wait = Waits.of(info);
            boolean isNew = lock != null && info.getLockOwnerId() >= 0 && !inQueues.contains(info.getThreadId());
            if (isNew && wait != Waits.NONE) {
                edges.add(new Edge(
                        known(info.getThreadId(), info.getThreadName(), surrogates),
                        known(info.getLockOwnerId(), info.getLockOwnerName(), surrogates),
                        wait,
                        lock.toString(),
                        lock.getClassName(),
                        null));
            }
        }
    }

    /** Whom a thread of this process stands for; itself, if it is no surrogate. */
    static RemoteThread known(Thread thread, Map<Thread, Surrogate> surrogates) {
        Surrogate surrogate = surrogates.get(thread);
        return surrogate == null ? own(ThreadNumber.of(thread), thread.getName()) : surrogate.standsFor();
    }

    private static RemoteThread known(long id, String name, Map<Long, Surrogate> surrogates) {
        Surrogate surrogate = surrogates.get(id);
        return surrogate == null ? own(id, name) : surrogate.standsFor();
    }

    private static RemoteThread own(long id, String name) {
        return new RemoteThread(Incarnation.own(), ProcessName.own(), id, name);
    }
}
