package dev.stowaway.owner;

import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks that were handed out, by their ids and by themselves.
 *
 * <p>A lock is kept alive for {@link #GRACE_NS} after it was last written, so that who reads it then still finds it, and
 * for as long as a process has a proxy of it. At most {@link #MOST_IN_GRACE} locks are kept for the former reason alone:
 * the oldest make room, so that an application that writes locks by the million does not run out of memory.
 *
 * <p>Thread-safe.
 */
final class Exports {
    static final long GRACE_NS = 10 * 60 * 1_000_000_000L;
    static final int MOST_IN_GRACE = 1 << 16;

    private final @Nullable LockFamily families;
    private final long graceNs;
    private final int mostInGrace;
    private final AtomicLong ids = new AtomicLong();
    private final ConcurrentMap<Long, Export> byId = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Export> byLock = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Family> byFamily = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final Deque<Grace> grace = new ArrayDeque<>();

    Exports(@Nullable LockFamily families) {
        this(families, GRACE_NS, MOST_IN_GRACE);
    }

    Exports(@Nullable LockFamily families, long graceNs, int mostInGrace) {
        this.families = families;
        this.graceNs = graceNs;
        this.mostInGrace = mostInGrace;
    }

    /** The export of a lock that is being written. */
    Export written(LockKind kind, Object lock, Supplier<String> path) {
        removeDead();
        Export export = export(kind, lock, path);
        written(export, lock);
        return export;
    }

    /** It is written (again): whoever reads it will need it. */
    void written(Export export, Object lock) {
        long now = System.nanoTime();
        if (export.beginGrace(lock, now + graceNs)) {
            synchronized (grace) {
                grace.addLast(new Grace(export, now + graceNs));
            }
        }
        endGraces(now);
    }

    /** The export of a condition that a remote thread asked for: it lives as long as its process adopts it. */
    Export made(Condition condition, Export lock) {
        return added(new ConditionExport(condition, ids.incrementAndGet(), lock.family(), lock.path(), dead));
    }

    /** The export of an object that is no lock: made once, and living as long as the object does. */
    synchronized Export object(Object object, String name) {
        removeDead();
        Export known = byLock.get(new WeakKey.Search(object));
        return known == null ? added(new ObjectExport(object, ids.incrementAndGet(), name, dead)) : known;
    }

    /** The export of a lock at which threads queue for something else; living as long as the lock does. */
    synchronized Export queue(ReentrantLock queue, String path) {
        removeDead();
        Export known = byLock.get(new WeakKey.Search(queue));
        return known == null ? added(new QueueExport(queue, ids.incrementAndGet(), path, dead)) : known;
    }

    private Export added(Export fresh) {
        byId.put(fresh.id(), fresh);
        byLock.put(fresh, fresh);
        return fresh;
    }

    private Export export(LockKind kind, Object lock, Supplier<String> path) {
        Export known = byLock.get(new WeakKey.Search(lock));
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = byLock.get(new WeakKey.Search(lock));
            if (known == null) {
                known = added(fresh(kind, lock, path.get()));
            }
            return known;
        }
    }

    private Export fresh(LockKind kind, Object lock, String path) {
        long id = ids.incrementAndGet();
        return switch (kind) {
            case SEMAPHORE -> new SemaphoreExport((Semaphore) lock, id, path, dead);
            case COUNT_DOWN_LATCH -> new LatchExport((CountDownLatch) lock, id, path, dead);
            case CYCLIC_BARRIER -> new BarrierExport((CyclicBarrier) lock, id, path, dead);
            case CONDITION -> new ConditionExport((Condition) lock, id, family(kind, lock, id), path, dead);
            default -> new LockExport(kind, lock, id, family(kind, lock, id), path, dead);
        };
    }

    /** A lock, its views and its conditions have a synchronizer in common. */
    private long family(LockKind kind, Object lock, long id) {
        Object synchronizer = lock instanceof FamilyMember member
                ? member.family()
                : families == null ? null : families.synchronizerOf(kind, lock);
        if (synchronizer == null) {
            return id;
        }
        Family known = byFamily.get(new WeakKey.Search(synchronizer));
        if (known == null) {
            known = new Family(synchronizer, id, dead);
            byFamily.put(known, known);
        }
        return known.id;
    }

    @Nullable
    Export byId(long id) {
        return byId.get(id);
    }

    /** The export of that lock; null if it was never handed out. */
    @Nullable
    Export of(Object lock) {
        return byLock.get(new WeakKey.Search(lock));
    }

    Iterable<Export> all() {
        return byId.values();
    }

    int size() {
        removeDead();
        return byId.size();
    }

    /** Of a lock that was written again meanwhile, the export knows a later end. */
    private record Grace(Export export, long endNs) {}

    /** Lets go of those that were not written for long. */
    void endGraces(long nowNs) {
        synchronized (grace) {
            for (Grace first = grace.peekFirst(); first != null; first = grace.peekFirst()) {
                boolean isTooMany = grace.size() > mostInGrace;
                if (first.endNs - nowNs > 0 && !isTooMany) {
                    return;
                }
                grace.removeFirst();
                if (isTooMany) {
                    first.export.endGrace();
                    continue;
                }
                long end = first.export.endGrace(nowNs);
                if (end != Export.ENDED) {
                    grace.addLast(new Grace(first.export, end));
                }
            }
        }
    }

    /** When there is something to do for {@link #endGraces} again; 0 if nothing is in its grace time. */
    long nextGraceEndNs() {
        synchronized (grace) {
            Grace first = grace.peekFirst();
            return first == null ? 0 : first.endNs;
        }
    }

    /**
     * Those that memory alone decides about are of use still: a soft reference that was not looked at since the garbage
     * collection before goes long before memory runs out.
     *
     * @return false if there are none
     */
    boolean stay() {
        boolean isAny = false;
        synchronized (grace) {
            for (Grace each : grace) {
                isAny |= each.export.stays();
            }
        }
        return isAny;
    }

    private void removeDead() {
        for (Reference<?> gone = dead.poll(); gone != null; gone = dead.poll()) {
            if (gone instanceof Export export) {
                byId.remove(export.id(), export);
                byLock.remove(export, export);
            } else {
                byFamily.remove(gone);
            }
        }
    }
}
