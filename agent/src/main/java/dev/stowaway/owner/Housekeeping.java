package dev.stowaway.owner;

import dev.stowaway.wire.Daemons;
import dev.stowaway.wire.Link;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What has to be done from time to time, on a thread that is there only while there is something of the kind. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
final class Housekeeping {
    private static final long SEARCH_MS = 500;
    private static final long CALL_MS = 5;
    private static final long STAY_MS = 500;
    private static final long NS_PER_MS = 1_000_000;

    private final Owner owner;
    private final ScheduledThreadPoolExecutor executor = Daemons.executor("stowaway-housekeeping");
    private final AtomicBoolean areCallsWatched = new AtomicBoolean();
    private final AtomicBoolean isGraceScheduled = new AtomicBoolean();
    private final AtomicBoolean isSearchScheduled = new AtomicBoolean();
    private final AtomicBoolean isStayScheduled = new AtomicBoolean();
    private final Deadlocks deadlocks;

    Housekeeping(Owner owner) {
        this.owner = owner;
        this.deadlocks = new Deadlocks(owner);
    }

    /** A lock was written. */
    void graceBegan() {
        if (!isGraceScheduled.get() && isGraceScheduled.compareAndSet(false, true)) {
            executor.schedule(new EndGraces(), Exports.GRACE_NS, TimeUnit.NANOSECONDS);
        }
    }

    /** A process has let go of a lock. */
    void lockIsDropped() {
        if (!isStayScheduled.get() && isStayScheduled.compareAndSet(false, true)) {
            executor.schedule(new Stay(), STAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    Deadlocks deadlocks() {
        return deadlocks;
    }

    /** A thread of another process holds a lock, or waits for one. */
    void lockIsUsed() {
        if (!isSearchScheduled.get() && isSearchScheduled.compareAndSet(false, true)) {
            executor.schedule(new SearchDeadlocks(), SEARCH_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** An object of this process is called. */
    void callBegins() {
        if (!areCallsWatched.get() && areCallsWatched.compareAndSet(false, true)) {
            executor.schedule(new WatchCalls(), CALL_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Of that connection nothing more has to be waited for. */
    void disconnected(Peer peer, Link link) {
        executor.execute(new Disconnect(peer, link));
    }

    private final class Disconnect implements Runnable {
        private final Peer peer;
        private final Link link;

        Disconnect(Peer peer, Link link) {
            this.peer = peer;
            this.link = link;
        }

        @Override
        public void run() {
            owner.server().disconnected(peer, link);
        }
    }

    /**
     * Has those watched who wait for a call that takes long. A call that takes no time is not worth it: to watch a connection
     * costs more than to carry out a call. Goes on while there are such calls.
     */
    private final class WatchCalls implements Runnable {
        @Override
        public void run() {
            areCallsWatched.set(false);
            long before = System.nanoTime() - CALL_MS * NS_PER_MS;
            boolean isDone = true;
            for (Surrogate surrogate : owner.server().surrogates()) {
                isDone &= surrogate.request().watchIfSince(before);
            }
            if (!isDone) {
                callBegins();
            }
        }
    }

    /** Goes on for as long as other processes use locks. */
    private final class SearchDeadlocks implements Runnable {
        @Override
        public void run() {
            isSearchScheduled.set(false);
            try {
                if (deadlocks.search()) {
                    lockIsUsed();
                }
            } catch (RuntimeException | LinkageError e) {
                owner.incidents().failed(e);
            }
        }
    }

    /** Goes on while there is what stays only if there is room for it. */
    private final class Stay implements Runnable {
        @Override
        public void run() {
            isStayScheduled.set(false);
            if (owner.exports().stay()) {
                lockIsDropped();
            }
        }
    }

    private final class EndGraces implements Runnable {
        @Override
        public void run() {
            isGraceScheduled.set(false);
            long now = System.nanoTime();
            owner.exports().endGraces(now);
            long next = owner.exports().nextGraceEndNs();
            if (next != 0 && isGraceScheduled.compareAndSet(false, true)) {
                executor.schedule(this, Math.max(next - now, 1_000_000), TimeUnit.NANOSECONDS);
            }
        }
    }
}
