package dev.stowaway.remote;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Link;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sessions with one owner. A thread gets the one that it had last, if nobody has it meanwhile; else the one that was let
 * go of last; else a new one. So there are as many as threads at a time, and not as threads. Thread-safe.
 */
final class SessionPool {
    private final Contact contact;
    private final long idleNs;
    private final Runnable emptied;

    @SuppressWarnings("ThreadLocalUsage") // a thread has a session with each owner
    private final ThreadLocal<Session> last = new ThreadLocal<>();

    private final Deque<Session> free = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isTrimScheduled = new AtomicBoolean();
    private volatile boolean hasEnded;

    /**
     * @param idleNs how long a session is kept that nobody needs
     * @param emptied is told when none is kept any more
     */
    SessionPool(Contact contact, long idleNs, Runnable emptied) {
        this.contact = contact;
        this.idleNs = idleNs;
        this.emptied = emptied;
    }

    /** The session of the current thread, which is to let go of it; however long the owner takes. */
    Session take() {
        try {
            Session session = take(Deadline.in(Frame.FOREVER), Patience.ENDLESS);
            if (session == null) {
                throw new IllegalStateException("an endless wait has ended");
            }
            return session;
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * The session of the current thread, which is to let go of it.
     *
     * @return null if the owner did not answer in time
     * @throws OwnerGoneException if there can't be one
     */
    @Nullable
    Session take(Deadline deadline, Patience patience) throws InterruptedException {
        Session mine = last.get();
        if (mine != null && mine.isOfCurrentThread()) {
            return mine;
        }
        if (mine == null || !isUsable(mine) || !mine.bind()) {
            mine = takeFree();
            if (mine == null) {
                Link link = contact.connect(Handshake.SESSION, deadline, patience.isInterruptible());
                if (link == null) {
                    return null;
                }
                mine = new Session(this, link);
                mine.bind();
            }
            last.set(mine);
        }
        return mine;
    }

    private @Nullable Session takeFree() {
        for (Session session = free.pollFirst(); session != null; session = free.pollFirst()) {
            session.taken();
            if (isUsable(session) && session.bind()) {
                return session;
            }
        }
        return null;
    }

    private static boolean isUsable(Session session) {
        return !session.isLost() && session.claim();
    }

    /** Nobody needs the session at the moment. */
    void offer(Session session) {
        free.addFirst(session);
        if (hasEnded) {
            end();
        } else {
            trimIn(idleNs);
        }
    }

    /** The owner is gone for good: closes what nobody uses. Who uses a session notices by himself. */
    void end() {
        hasEnded = true;
        for (Session session = free.peekFirst(); session != null; session = free.peekFirst()) {
            close(session);
        }
    }

    boolean isEmpty() {
        return free.isEmpty();
    }

    private void trimIn(long nanos) {
        if (!isTrimScheduled.get() && isTrimScheduled.compareAndSet(false, true)) {
            Upkeep.runIn(nanos, new Trim());
        }
    }

    private void close(Session session) {
        if (free.removeLastOccurrence(session)) {
            session.taken();
            if (session.claim()) {
                session.lose();
            }
        }
    }

    /** Closes the sessions that nobody has needed for long. They are in no order: who has had one takes it where it is. */
    private final class Trim implements Runnable {
        @Override
        public void run() {
            isTrimScheduled.set(false);
            long now = System.nanoTime();
            long next = Long.MAX_VALUE;
            for (Session session : free) {
                long left = session.freeSinceNs() + idleNs - now;
                if (left > 0) {
                    next = Math.min(next, left);
                } else {
                    close(session);
                }
            }
            if (next < Long.MAX_VALUE) {
                trimIn(next);
            } else {
                emptied.run();
            }
        }
    }
}
