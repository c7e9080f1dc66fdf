package dev.stowaway.remote;

import dev.stowaway.LockLostException;
import dev.stowaway.OwnerFailedException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Handshake.Welcome;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.PeerException;
import dev.stowaway.wire.Watcher;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The owner of locks, as a process sees it that has proxies of them: how it is reached, and whether it is still there.
 * Thread-safe.
 */
final class RemoteOwner {
    static final Watcher WATCHER = new Watcher("stowaway-watcher");

    private static final ConcurrentMap<Incarnation, RemoteOwner> ALL = new ConcurrentHashMap<>();

    private static final long CONNECT_NS = 2_000_000_000L;
    private static final long BUSY_NS = 1_000_000;
    private static final long IDLE_MS = 60_000;
    private static final int MOST_REFUSALS = 3;

    private final Incarnation incarnation;
    private final Path socket;
    private final String process;

    @SuppressWarnings("ThreadLocalUsage") // a thread has a session with each owner
    private final ThreadLocal<Session> sessions = new ThreadLocal<>();

    private final Deque<Session> free = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isTrimScheduled = new AtomicBoolean();
    private final ProxyTable proxies = new ProxyTable(this);
    private volatile @Nullable OwnerGoneException gone;

    private RemoteOwner(Incarnation incarnation, Path socket, String process) {
        this.incarnation = incarnation;
        this.socket = socket;
        this.process = process;
    }

    static RemoteOwner of(Incarnation incarnation, String socket, String process) {
        RemoteOwner known = ALL.get(incarnation);
        if (known == null) {
            ALL.putIfAbsent(incarnation, new RemoteOwner(incarnation, Path.of(socket), process));
            known = ALL.get(incarnation);
        }
        return known;
    }

    String process() {
        return process;
    }

    ProxyTable proxies() {
        return proxies;
    }

    /**
     * The session of the current thread, which is to let go of it.
     *
     * @return null if the owner did not answer in time
     * @throws OwnerGoneException if there can't be one
     */
    @Nullable
    Session session(Deadline deadline, Patience patience) throws InterruptedException {
        Session mine = sessions.get();
        if (mine != null && mine.isOfCurrentThread()) {
            return mine;
        }
        if (mine == null || !isUsable(mine)) {
            mine = takeFree();
            if (mine == null) {
                Link link = connect(Handshake.SESSION, deadline, patience.isInterruptible());
                if (link == null) {
                    return null;
                }
                mine = new Session(this, link);
            }
            sessions.set(mine);
        }
        mine.bind();
        return mine;
    }

    private @Nullable Session takeFree() {
        for (Session session = free.pollFirst(); session != null; session = free.pollFirst()) {
            session.taken();
            if (isUsable(session)) {
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
            Upkeep.runIn(IDLE_MS, new Trim());
        }
    }

    /** The session of the current thread, however long the owner takes. */
    Session session() {
        try {
            Session session = session(Deadline.in(Frame.FOREVER), Patience.ENDLESS);
            if (session == null) {
                throw new IllegalStateException("an endless wait has ended");
            }
            return session;
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /** The line over which the owner hears of proxies. */
    Link controlLine() {
        try {
            Link link = connect(Handshake.CONTROL, Deadline.in(Frame.FOREVER), false);
            if (link == null) {
                throw new IllegalStateException("an endless wait has ended");
            }
            return link;
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * A connection to the very process that wrote the lock.
     *
     * @return null if it did not answer in time
     * @throws OwnerGoneException if it is not there any more, or does not want to
     */
    private @Nullable Link connect(int purpose, Deadline deadline, boolean isInterruptible)
            throws InterruptedException {
        boolean wasInterrupted = false;
        int refusals = 0;
        try {
            while (!deadline.isTimed() || deadline.left() > 0) {
                OwnerGoneException known = gone;
                if (known != null) {
                    throw gone(String.valueOf(known.getMessage()), known);
                }
                try {
                    return connectOnce(
                            purpose, deadline.isTimed() ? Math.min(deadline.left(), CONNECT_NS) : CONNECT_NS);
                } catch (Handshake.BusyException e) {
                    LockSupport.parkNanos(BUSY_NS);
                } catch (Handshake.SilentException e) {
                    // It is stopped, or the thread was interrupted; a process that is dead would not let us wait.
                } catch (EOFException e) {
                    refusals++; // If it died just now, the next attempt says so.
                    if (refusals > MOST_REFUSALS) {
                        throw gone("it closes every connection", e);
                    }
                }
                if (Thread.interrupted()) {
                    if (isInterruptible) {
                        throw new InterruptedException();
                    }
                    wasInterrupted = true;
                }
            }
            return null;
        } catch (PeerException e) {
            throw gone("it refuses to talk: " + e.getMessage(), e);
        } catch (ConnectException e) {
            throw isGone("it has ended", e);
        } catch (NoSuchFileException e) {
            throw isGone("its socket " + socket + " is gone, so it has ended, unless this process sees other files", e);
        } catch (IOException e) {
            throw gone("the connection fails: " + e.getMessage(), e);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Link connectOnce(int purpose, long nanos) throws IOException {
        Welcome welcome = Handshake.connect(socket, purpose, WATCHER, nanos);
        if (!welcome.owner().equals(incarnation)) {
            welcome.link().close();
            throw new ConnectException("another process listens in its place");
        }
        return welcome.link();
    }

    /** The owner is gone for good: nobody tries again. */
    OwnerGoneException isGone(String reason, @Nullable Throwable cause) {
        OwnerGoneException exception = gone(reason, cause);
        gone = exception;
        return exception;
    }

    private OwnerGoneException gone(String reason, @Nullable Throwable cause) {
        String message = cause instanceof OwnerGoneException
                ? reason
                : "the lock lives in " + process + ", which can't be reached any more: " + reason;
        return cause == null ? new OwnerGoneException(message) : new OwnerGoneException(message, cause);
    }

    /** What to say of a connection that failed: the owner is dead, or else only the connection. */
    RuntimeException broken(String what, IOException cause) {
        if (isReachable()) {
            return new LockLostException("the connection to " + process + " broke, though it lives: " + what);
        }
        OwnerGoneException known = gone;
        return gone(known == null ? "it has ended" : String.valueOf(known.getMessage()), known == null ? cause : known);
    }

    /** What to say to a thread whose connection broke while it held the lock. */
    RuntimeException lost() {
        if (isReachable()) {
            return new LockLostException(
                    "the connection to " + process + " broke while the lock was held: others may have held it since");
        }
        OwnerGoneException known = gone;
        return known == null ? gone("it has ended", null) : gone(String.valueOf(known.getMessage()), known);
    }

    private boolean isReachable() {
        try {
            Session another = session();
            another.letGo();
            return true;
        } catch (OwnerGoneException e) {
            return false;
        }
    }

    /** What an answer says that is no success. */
    RuntimeException failed(Frame answer) {
        String text = answer.text();
        return switch (Failure.of(answer.mode())) {
            case NO_SUCH_LOCK ->
                gone(
                        "it has let go of the lock, which nobody else there used; it keeps one for ten minutes after it was"
                                + " last written, and for as long as another process has it",
                        null);
            case ILLEGAL_MONITOR_STATE -> new IllegalMonitorStateException(text);
            case ILLEGAL_ARGUMENT -> new IllegalArgumentException(text);
            case UNSUPPORTED -> new UnsupportedOperationException(text);
            case BROKEN_BARRIER, TIMED_OUT, APPLICATION -> new OwnerFailedException("in " + process + ": " + text);
        };
    }

    /** Closes sessions that nobody has needed for long. */
    private final class Trim implements Runnable {
        @Override
        public void run() {
            isTrimScheduled.set(false);
            long now = System.nanoTime();
            while (true) {
                Session oldest = free.peekLast();
                if (oldest == null) {
                    return;
                }
                boolean isIdle = now - oldest.freeSinceNs() >= IDLE_MS * 1_000_000;
                if (!isIdle) {
                    break;
                }
                if (free.removeLastOccurrence(oldest)) {
                    oldest.taken();
                    if (oldest.claim()) {
                        oldest.lose();
                    }
                }
            }
            if (isTrimScheduled.compareAndSet(false, true)) {
                Upkeep.runIn(IDLE_MS, this);
            }
        }
    }
}
