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
    private static final long IDLE_MS = 60_000;
    private static final long NS_PER_MS = 1_000_000;

    private final Contact contact;
    private final Upkeep upkeep;

    @SuppressWarnings("ThreadLocalUsage") // a thread has a session with each owner
    private final ThreadLocal<Session> last = new ThreadLocal<>();

    private final Deque<Session> free = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isTrimScheduled = new AtomicBoolean();

    SessionPool(Contact contact, Upkeep upkeep) {
        this.contact = contact;
        this.upkeep = upkeep;
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
        if (!isTrimScheduled.get() && isTrimScheduled.compareAndSet(false, true)) {
            upkeep.runIn(IDLE_MS, new Trim());
        }
    }

    /** Closes sessions that nobody has needed for long. */
    private final class Trim implements Runnable {
        @Override
        public void run() {
            isTrimScheduled.set(false);
            long now = System.nanoTime();
            for (Session oldest = free.peekLast(); oldest != null; oldest = free.peekLast()) {
                if (now - oldest.freeSinceNs() < IDLE_MS * NS_PER_MS) {
                    if (isTrimScheduled.compareAndSet(false, true)) {
                        upkeep.runIn(IDLE_MS, this);
                    }
                    return;
                }
                if (free.removeLastOccurrence(oldest)) {
                    oldest.taken();
                    if (oldest.claim()) {
                        oldest.lose();
                    }
                }
            }
        }
    }
}
