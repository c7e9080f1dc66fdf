package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Payload;
import dev.stowaway.wire.Question;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.net.ProtocolException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * A lock that was handed out. It is the real one: its owner's threads use it without knowing.
 *
 * <p>The lock is kept alive while another process has a proxy of it, and for a time after it was last written; then it is
 * only weakly held. Once processes had proxies, and let go of them, that time ends early when memory runs out. Subclasses say
 * what the requests mean to their kind of lock; what a kind does not offer is an
 * {@link UnsupportedOperationException}.
 *
 * <p>Assumptions and guarantees: thread-safe, as the locks themselves are.
 */
abstract class Export extends WeakKey {
    /** As an end of a grace time: it is over. */
    static final long ENDED = 0;

    private final long id;
    private final long family;
    private final String path;

    /** The lock, or a soft reference to it. */
    private @Nullable Object pinned;

    private int adoptions;
    private boolean isInGrace;
    private long graceEndNs;

    /**
     * @param family the id that all objects have that are one lock: a lock, its views, its conditions
     * @param path by which it got into the first stream
     */
    Export(Object lock, long id, long family, String path, ReferenceQueue<Object> queue) {
        super(lock, queue);
        this.id = id;
        this.family = family;
        this.path = path;
    }

    final long id() {
        return id;
    }

    abstract LockKind kind();

    final long family() {
        return family;
    }

    final String path() {
        return path;
    }

    /** A process has a proxy now; false if the lock is gone. */
    final synchronized boolean adopt() {
        Object lock = get();
        if (lock == null) {
            return false;
        }
        adoptions++;
        pinned = lock;
        return true;
    }

    /** A process has no proxy any more. */
    final synchronized void drop() {
        adoptions--;
        if (adoptions == 0) {
            pinned = isInGrace && pinned != null ? new SoftReference<>(pinned) : null;
        }
    }

    /** Memory has not run out so far. False if that does not matter to it. */
    final synchronized boolean stays() {
        return pinned instanceof SoftReference<?> spare && spare.get() != null;
    }

    /** It was written: whoever reads it will need it. True if it was not in its grace time already. */
    final synchronized boolean beginGrace(Object lock, long endNs) {
        graceEndNs = endNs;
        pinned = lock;
        boolean isFirst = !isInGrace;
        isInGrace = true;
        return isFirst;
    }

    /** Ends its grace time if that is over by now. Else the time at which it is, since it was written again meanwhile. */
    final synchronized long endGrace(long nowNs) {
        if (graceEndNs - nowNs > 0) {
            return graceEndNs;
        }
        endGrace();
        return ENDED;
    }

    /** Ends its grace time before that is over. */
    final synchronized void endGrace() {
        isInGrace = false;
        if (adoptions == 0) {
            pinned = null;
        }
    }

    /** Takes it without waiting, but not past those who wait if it is fair. False also if that can't be said. */
    boolean acquireNow(int mode, long amount) throws ProtocolException, InterruptedException {
        return false;
    }

    /** Takes it without waiting, past those who wait. */
    boolean tryAcquire(int mode, long amount) throws ProtocolException {
        throw unsupported();
    }

    /** Takes it, waiting for as long as {@code nanos} says. */
    boolean acquire(int mode, long amount, long nanos) throws ProtocolException, InterruptedException {
        throw unsupported();
    }

    /** Gives it back, on the thread that took it. */
    void release(int mode, long amount) throws ProtocolException {
        throw unsupported();
    }

    /** The barrier that it is. */
    CyclicBarrier barrier() {
        throw unsupported();
    }

    void reset() {
        throw unsupported();
    }

    /** The condition that it is. */
    Condition condition() {
        throw unsupported();
    }

    /** A new condition of the lock. */
    Condition newCondition(int mode) throws ProtocolException {
        throw unsupported();
    }

    /** Takes all permits, and says how many. */
    long drain() {
        throw unsupported();
    }

    /** Calls the object that it is. */
    Callee.Answer call(Peer peer, long method, Payload arguments) throws InterruptedException {
        throw unsupported();
    }

    /** The answer to a question that is answered by a number. */
    long ask(Question question, @Nullable Export about) {
        throw unsupported();
    }

    /** Whether the thread that acquires it has to release it, so that it is freed when that thread's process dies. */
    boolean isHeldByThreads() {
        return false;
    }

    /** Whether something may be half done when who holds it dies. */
    boolean isProtecting() {
        return true;
    }

    /** Whether what a process asks of it may have to be settled when that process dies. */
    boolean remembersCallers() {
        return true;
    }

    /** A process had a share in it: so many more, or fewer, of what it would have to give back. */
    void account(Peer peer, long acquired) {}

    /** How much more that process has taken than given back, where that is accounted. */
    long taken(Peer peer) {
        return 0;
    }

    /** The process and all of its connections are gone. */
    void settle(Peer peer) {}

    /** The state in words, as the lock itself tells it. */
    String state() {
        Object lock = get();
        return lock == null ? "gone" : lock.toString();
    }

    static boolean within(Lock lock, long nanos) throws InterruptedException {
        if (nanos == Frame.FOREVER) {
            lock.lockInterruptibly();
            return true;
        }
        return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
    }

    private UnsupportedOperationException unsupported() {
        Object lock = get();
        return new UnsupportedOperationException("not an operation of "
                + (lock == null ? "a lock that is gone" : lock.getClass().getName()));
    }
}
