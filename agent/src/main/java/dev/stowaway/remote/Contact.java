package dev.stowaway.remote;

import dev.stowaway.OwnerGoneException;
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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Connects to one owner: to that very life of that process, and to no other one that took its place. Thread-safe. */
final class Contact {
    static final Watcher WATCHER = new Watcher("stowaway-watcher");

    private static final long CONNECT_NS = 2_000_000_000L;
    private static final long BUSY_NS = 1_000_000;
    private static final int MOST_REFUSALS = 3;

    private final Incarnation incarnation;
    private final Path socket;

    /** For people: what others say of it, until it says so itself. */
    private volatile String process;

    /** Why there is nobody to connect to, once that is so for good. */
    private volatile @Nullable String end;

    Contact(Incarnation incarnation, Path socket, String process) {
        this.incarnation = incarnation;
        this.socket = socket;
        this.process = process;
    }

    /** However long the owner takes. */
    Link connect(int purpose) {
        try {
            Link link = connect(purpose, Deadline.in(Frame.FOREVER), false);
            if (link == null) {
                throw new IllegalStateException("an endless wait has ended");
            }
            return link;
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * @return null if the owner did not answer in time
     * @throws OwnerGoneException if it is not there any more, or does not want to
     */
    @Nullable
    Link connect(int purpose, Deadline deadline, boolean isInterruptible) throws InterruptedException {
        boolean wasInterrupted = false;
        int refusals = 0;
        try {
            while (!deadline.isTimed() || deadline.left() > 0) {
                try {
                    return connectOnce(purpose, deadline);
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
            throw ended("it has ended", e);
        } catch (NoSuchFileException e) {
            throw ended("its socket " + socket + " is gone, so it has ended, unless this process sees other files", e);
        } catch (IOException e) {
            throw gone("the connection fails: " + e.getMessage(), e);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Link connectOnce(int purpose, Deadline deadline) throws IOException {
        String known = end;
        if (known != null) {
            throw gone(known, null);
        }
        long nanos = deadline.isTimed() ? Math.min(deadline.left(), CONNECT_NS) : CONNECT_NS;
        Welcome welcome = Handshake.connect(socket, purpose, WATCHER, nanos);
        if (!welcome.owner().equals(incarnation)) {
            welcome.link().close();
            throw new ConnectException("another process listens in its place");
        }
        if (!welcome.process().isEmpty()) {
            process = welcome.process();
        }
        return welcome.link();
    }

    String process() {
        return process;
    }

    /** Whether there is nobody to connect to any more, for good. */
    boolean hasEnded() {
        return end != null;
    }

    /** This process ends that one, and says why when it is missed. */
    void ends(String reason) {
        end = reason;
    }

    /** For good: nobody tries again. */
    private OwnerGoneException ended(String reason, IOException cause) {
        end = reason;
        return gone(reason, cause);
    }

    OwnerGoneException gone(String reason, @Nullable Throwable cause) {
        String message = "it lives in " + process + ", which can't be reached any more: " + reason;
        return cause == null ? new OwnerGoneException(message) : new OwnerGoneException(message, cause);
    }
}
