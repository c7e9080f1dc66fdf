package dev.stowaway.owner;

import dev.stowaway.access.Access;
import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.Synchronizers;
import dev.stowaway.owner.Holds.Hold;
import dev.stowaway.owner.ModelGrants.Thing;
import dev.stowaway.wire.LockMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The real locks that the {@link Model} is one of, handed out by a real owner. */
final class RealLocks {
    private static final Access ACCESS = ReflectiveAccess.create();
    private static final LockFamily FAMILIES = new LockFamily(ACCESS);
    private static final Synchronizers SYNCHRONIZERS = new Synchronizers(ACCESS, FAMILIES);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition condition = lock.newCondition();
    private final ReentrantReadWriteLock pair = new ReentrantReadWriteLock(true);
    private final Semaphore permits = new Semaphore(ModelGrants.PERMITS, true);
    private final CountDownLatch latch = new CountDownLatch(ModelGrants.COUNT);
    private final long lockId;
    private final long conditionId;
    private final long pairId;
    private final long permitsId;
    private final long latchId;

    RealLocks(Owner owner) {
        lockId = owner.written(LockKind.REENTRANT_LOCK, lock, () -> "lock").id();
        conditionId =
                owner.written(LockKind.CONDITION, condition, () -> "condition").id();
        pairId = owner.written(LockKind.READ_WRITE_LOCK, pair, () -> "pair").id();
        permitsId = owner.written(LockKind.SEMAPHORE, permits, () -> "permits").id();
        latchId = owner.written(LockKind.COUNT_DOWN_LATCH, latch, () -> "latch").id();
    }

    long conditionId() {
        return conditionId;
    }

    long id(Thing thing) {
        return switch (thing) {
            case LOCK -> lockId;
            case READ, WRITE -> pairId;
            case PERMITS -> permitsId;
            case LATCH -> latchId;
        };
    }

    static LockMode mode(Thing thing) {
        return switch (thing) {
            case READ -> LockMode.READ;
            case WRITE -> LockMode.WRITE;
            case LOCK, PERMITS, LATCH -> LockMode.EXCLUSIVE;
        };
    }

    private Thing thing(Hold hold) {
        for (Thing thing : Thing.values()) {
            if (hold.export().id() == id(thing) && hold.mode() == mode(thing).ordinal()) {
                return thing;
            }
        }
        throw new AssertionError("no lock of this test: " + hold);
    }

    /** As it is at the moment, with the given surrogates' threads by the numbers that they have in the test. */
    OwnerState state(Map<Integer, Surrogate> surrogates) {
        Map<Thread, Integer> numbers = new HashMap<>();
        surrogates.forEach((number, surrogate) -> numbers.put(surrogate.thread(), number));
        Map<Thing, List<Integer>> queues = new EnumMap<>(Thing.class);
        queues.put(Thing.LOCK, queue(LockKind.REENTRANT_LOCK, lock, numbers));
        queues.put(Thing.WRITE, queue(LockKind.READ_WRITE_LOCK, pair, numbers));
        queues.put(Thing.PERMITS, queue(LockKind.SEMAPHORE, permits, numbers));
        queues.put(Thing.LATCH, queue(LockKind.COUNT_DOWN_LATCH, latch, numbers));
        Set<Integer> awaiting = new TreeSet<>();
        Map<Integer, OwnerState.Standing> standings = new TreeMap<>();
        surrogates.forEach((number, surrogate) -> {
            Export blockedAt = surrogate.request().blockedAt();
            if (blockedAt != null && blockedAt.id() == conditionId) {
                awaiting.add(number);
            }
            standings.put(number, standing(surrogate));
        });
        awaiting.removeAll(queues.get(Thing.LOCK)); // They are to get their lock back.
        return new OwnerState(
                holder(LockKind.REENTRANT_LOCK, lock, locks(), numbers),
                holder(LockKind.READ_WRITE_LOCK, pair, writeLocks(), numbers),
                pair.getReadLockCount(),
                permits.availablePermits(),
                latch.getCount(),
                queues,
                awaiting,
                standings);
    }

    private OwnerState.Standing standing(Surrogate surrogate) {
        Map<Thing, Integer> holds = new EnumMap<>(Thing.class);
        for (Hold hold : surrogate.holds().all()) {
            holds.put(thing(hold), (int) hold.amount());
        }
        return new OwnerState.Standing((int) surrogate.standsFor().id(), holds);
    }

    private static Map<Integer, Integer> holder(LockKind kind, Object lock, int holds, Map<Thread, Integer> numbers) {
        Thread holder = SYNCHRONIZERS.holder(kind, lock);
        return holder == null ? Map.of() : Map.of(numbers.getOrDefault(holder, -1), holds);
    }

    private int locks() {
        Object synchronizer = Objects.requireNonNull(FAMILIES.synchronizerOf(LockKind.REENTRANT_LOCK, lock));
        return ACCESS.field(AbstractQueuedSynchronizer.class, "state").getInt(synchronizer);
    }

    /** As the lock says it in words, since it keeps it in one place in JDK 17 and in another one in 25. */
    private int writeLocks() {
        return Integer.parseInt(pair.toString().replaceAll(".*Write locks = (\\d+).*", "$1"));
    }

    private static List<Integer> queue(LockKind kind, Object lock, Map<Thread, Integer> numbers) {
        List<Integer> queue = new ArrayList<>();
        for (Thread thread : SYNCHRONIZERS.queued(kind, lock)) {
            queue.add(numbers.getOrDefault(thread, -1));
        }
        Collections.reverse(queue);
        return queue;
    }
}
