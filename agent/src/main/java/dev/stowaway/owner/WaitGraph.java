package dev.stowaway.owner;

import dev.stowaway.locks.Synchronizers;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.LockMode;
import dev.stowaway.wire.ProcessName;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits for whom, as far as this process knows: at the locks that it has handed out, by its own threads and by
 * surrogates, which stand for threads of others; and at any other lock or monitor of this process.
 *
 * <p>A snapshot of what changes all the time: an edge may be gone when the next one is looked at. Who finds a circle looks
 * again. Virtual threads are seen at locks that were handed out only. Of the read side of a lock, surrogates are seen, and
 * this process's own threads are not: nothing records them.
 */
final class WaitGraph {
    private final Owner owner;
    private final Synchronizers synchronizers;

    WaitGraph(Owner owner, Synchronizers synchronizers) {
        this.owner = owner;
        this.synchronizers = synchronizers;
    }

    List<Edge> edges() {
        Map<Thread, Surrogate> surrogates = byThread(owner);
        Map<Long, Surrogate> byId = new HashMap<>();
        for (Map.Entry<Thread, Surrogate> entry : surrogates.entrySet()) {
            byId.put(id(entry.getKey()), entry.getValue());
        }
        List<Edge> edges = new ArrayList<>();
        for (Export export : owner.exports().all()) {
            if (export instanceof LockExport lock) {
                addQueued(lock, surrogates, edges);
            }
        }
        addOthers(byId, edges);
        return edges;
    }

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

    private void addQueued(LockExport export, Map<Thread, Surrogate> surrogates, List<Edge> edges) {
        Object lock = export.get();
        if (lock == null) {
            return;
        }
        for (Thread waiter : synchronizers.queued(export.kind(), lock)) {
            RemoteThread waiting = known(waiter, surrogates);
            Thread holder = synchronizers.holder(export.kind(), lock);
            if (holder != null) {
                edges.add(new Edge(waiting, known(holder, surrogates), export.path(), null));
            }
            for (Surrogate reader : surrogates.values()) {
                if (reader.holds().has(export.id(), LockMode.READ.ordinal())) {
                    edges.add(new Edge(waiting, reader.standsFor(), export.path(), null));
                }
            }
        }
    }

    /** What the JVM itself knows: it does not know of virtual threads. */
    private static void addOthers(Map<Long, Surrogate> surrogates, List<Edge> edges) {
        ThreadMXBean threads;
        try {
            threads = ManagementFactory.getThreadMXBean();
        } catch (LinkageError noManagement) { // a runtime image without it
            return;
        }
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds(), 0)) {
            if (info != null && info.getLockOwnerId() >= 0) {
                edges.add(new Edge(
                        known(info.getThreadId(), info.getThreadName(), surrogates),
                        known(info.getLockOwnerId(), info.getLockOwnerName(), surrogates),
                        info.getLockName(),
                        null));
            }
        }
    }

    /** Whom a thread of this process stands for; itself, if it is no surrogate. */
    static RemoteThread known(Thread thread, Map<Thread, Surrogate> surrogates) {
        Surrogate surrogate = surrogates.get(thread);
        return surrogate == null ? own(id(thread), thread.getName()) : surrogate.standsFor();
    }

    private static RemoteThread known(long id, String name, Map<Long, Surrogate> surrogates) {
        Surrogate surrogate = surrogates.get(id);
        return surrogate == null ? own(id, name) : surrogate.standsFor();
    }

    private static RemoteThread own(long id, String name) {
        return new RemoteThread(Incarnation.own(), ProcessName.own(), id, name);
    }

    @SuppressWarnings("deprecation") // threadId() comes with JDK 19
    private static long id(Thread thread) {
        return thread.getId();
    }
}
