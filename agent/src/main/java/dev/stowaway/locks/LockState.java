package dev.stowaway.locks;

import dev.stowaway.access.Access;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Says what a lock is doing at this moment: who holds it, who waits, how many permits are left.
 *
 * <p>It reads fields, and calls only methods that are final in the JDK: nothing that an application could have
 * overridden, and nothing that could wait. What it reads changes meanwhile, so the text is a glimpse and no proof.
 * Fields are looked up when they are needed, since a report is made once per site. Thread-safe.
 */
public final class LockState {
    private static final String UNKNOWN = "state unknown";
    private static final int ARRIVALS = 0xffff;
    private static final int THREADS = 0x1fff_ffff;
    private static final int TERMINATED = 3 << 29;

    private final Access access;
    private final QueuedSynchronizers synchronizers;

    /** What is said of fields that can't be read. */
    private final String unread;

    public LockState(Access access) {
        this.access = access;
        this.synchronizers = new QueuedSynchronizers(access);
        this.unread = access.isNone() ? UNKNOWN + " without the agent" : UNKNOWN;
    }

    /** One line such as {@code held by thread "loader-2" (2 holds), 1 waiting}; what can't be known is said. */
    public String of(LockKind kind, Object lock) {
        try {
            return switch (kind) {
                case REENTRANT_LOCK -> describeSyncOf(ReentrantLock.class, lock);
                case READ_WRITE_LOCK -> describeSyncOf(ReentrantReadWriteLock.class, lock);
                case READ_LOCK -> describeSyncOf(ReentrantReadWriteLock.ReadLock.class, lock);
                case WRITE_LOCK -> describeSyncOf(ReentrantReadWriteLock.WriteLock.class, lock);
                case STAMPED_LOCK -> new StampedLocks(access).describe(lock);
                case SEMAPHORE -> describeSemaphore(lock);
                case CONDITION -> describeCondition(lock);
                case SYNCHRONIZER -> synchronizers.describe(lock);
                case MONITOR -> Thread.holdsLock(lock) ? "held by this thread" : "not held by this thread";
                case COUNT_DOWN_LATCH -> describeLatch(lock);
                case CYCLIC_BARRIER -> describeBarrier(lock);
                case PHASER -> describePhaser((Phaser) lock);
                case THREAD -> describeThread((Thread) lock);
                case EXECUTOR -> describeExecutor(lock);
                case APPLICATION_LOCK, CONFIGURED, EXCHANGER, THREAD_LOCAL -> UNKNOWN;
            };
        } catch (RuntimeException | LinkageError e) {
            // Another JDK's fields, or a lock that its constructor has not finished: the report is worth more without.
            String told = lock instanceof KnownLock known ? PublicState.of(known) : null;
            return told == null ? unread : told;
        }
    }

    private String describeSyncOf(Class<?> owner, Object lock) {
        return synchronizers.describe(synchronizers.syncOf(owner, lock));
    }

    private String describeSemaphore(Object semaphore) {
        Object sync = synchronizers.syncOf(Semaphore.class, semaphore);
        return StateText.permits(synchronizers.number(sync)) + synchronizers.waiting(sync);
    }

    private String describeLatch(Object latch) {
        Object sync = synchronizers.syncOf(CountDownLatch.class, latch);
        return StateText.count(synchronizers.number(sync)) + synchronizers.waiting(sync);
    }

    /** {@code 2 waiting for a signal}: of a condition, without its lock. */
    public String awaiting(Object condition) {
        if (access.isNone()) {
            return unread; // and not that nobody waits: its list reads as null
        }
        try {
            Object itself = itself(condition);
            return awaiting(conditionType(itself), itself);
        } catch (RuntimeException | LinkageError e) {
            return unread; // as above, or a condition of the application's own
        }
    }

    private String describeCondition(Object lock) {
        Object condition = itself(lock);
        Class<?> type = conditionType(condition);
        Object sync = required(access.field(type, "this$0").get(condition));
        return awaiting(type, condition) + "; its lock: " + synchronizers.describe(sync);
    }

    private static Object itself(Object condition) {
        return condition instanceof KnownLock known ? known.itself() : condition;
    }

    private static Class<?> conditionType(Object condition) {
        return condition instanceof AbstractQueuedSynchronizer.ConditionObject
                ? AbstractQueuedSynchronizer.ConditionObject.class
                : AbstractQueuedLongSynchronizer.ConditionObject.class;
    }

    private String awaiting(Class<?> type, Object condition) {
        int waiting = 0;
        Object node = access.field(type, "firstWaiter").get(condition);
        while (node != null) {
            if (awaitsSignal(node)) {
                waiting++;
            }
            node = access.field(node.getClass(), "nextWaiter").get(node);
        }
        return waiting + " waiting for a signal";
    }

    /** A node that was signalled, or gave up, stays in the list until somebody cleans it up. */
    private boolean awaitsSignal(Object node) {
        int awaitsSignal = 2;
        return (access.field(node.getClass().getSuperclass(), "status").getInt(node) & awaitsSignal) != 0;
    }

    private String describeBarrier(Object barrier) {
        Object generation =
                required(access.field(CyclicBarrier.class, "generation").get(barrier));
        if (Boolean.TRUE.equals(access.field(generation.getClass(), "broken").get(generation))) {
            return StateText.BROKEN;
        }
        int parties = access.field(CyclicBarrier.class, "parties").getInt(barrier);
        int awaited = access.field(CyclicBarrier.class, "count").getInt(barrier);
        return StateText.parties(parties - awaited, parties);
    }

    private String describePhaser(Phaser phaser) {
        // Final, and right also for a phaser below another, whose own state may be a phase behind.
        int phase = phaser.getPhase();
        if (phase < 0) {
            return "terminated";
        }
        // From the highest bit: 1 terminated, 31 phase, 16 parties, 16 parties that have not arrived.
        long state = access.field(Phaser.class, "state").getLong(phaser);
        int counts = (int) state;
        int parties = counts >>> 16;
        boolean behind = (int) (state >>> 32) != phase;
        int arrived = behind || parties == 0 ? 0 : parties - (counts & ARRIVALS);
        return "phase " + phase + ", " + arrived + " of " + parties + " parties arrived";
    }

    private static String describeThread(Thread thread) {
        return ThreadName.of(thread) + (thread.isAlive() ? ", alive" : ", not alive");
    }

    private String describeExecutor(Object executor) {
        Object pool = unwrap(executor);
        if (!(pool instanceof ThreadPoolExecutor)) {
            return UNKNOWN;
        }
        // The three highest bits are the run state, negative while it runs; below them it counts its threads.
        int control = ((AtomicInteger)
                        required(access.field(ThreadPoolExecutor.class, "ctl").get(pool)))
                .get();
        int threads = control & THREADS;
        String state = control < 0 ? "running" : control < TERMINATED ? "shut down" : "terminated";
        return state + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** What a wrapper of {@link java.util.concurrent.Executors} passes its tasks to. */
    private Object unwrap(Object executor) {
        for (Class<?> c = executor.getClass(); c != null; c = c.getSuperclass()) {
            if (c.getName().equals("java.util.concurrent.Executors$DelegatedExecutorService")) {
                return required(access.field(c, "e").get(executor));
            }
        }
        return executor;
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new IllegalStateException("not constructed to the end");
        }
        return value;
    }
}
