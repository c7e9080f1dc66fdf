package dev.stowaway.remote;

import dev.stowaway.LockLostException;
import dev.stowaway.OwnerFailedException;
import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The owner of locks, as a process sees it that has proxies of them; known for as long as there are any, or a session that
 * nobody needs. Thread-safe. Of two monitors that of {@link #ALL} is taken before that of a table of proxies.
 */
final class RemoteOwner {
    private static final long PROBE_NS = 2_000_000_000;
    private static final long IDLE_NS = 60_000_000_000L;
    private static final Map<Incarnation, RemoteOwner> ALL = new HashMap<>();

    private final Incarnation incarnation;
    private final Contact contact;
    private final SessionPool sessions;
    private final ProxyTable proxies;

    private RemoteOwner(Incarnation incarnation, String socket, String process) {
        this.incarnation = incarnation;
        contact = new Contact(incarnation, Path.of(socket), process);
        OwnerLine line = new OwnerLine(this);
        sessions = new SessionPool(contact, IDLE_NS, line);
        proxies = new ProxyTable(this, line);
    }

    /** The one proxy of that lock. */
    static Object proxy(Handed handed, ProxyTable.Maker maker) {
        synchronized (ALL) {
            return of(handed.incarnation(), handed.socket(), handed.process())
                    .proxies
                    .get(handed.id(), handed.family(), maker);
        }
    }

    /** The one proxy of that object. */
    static Object proxy(ObjectAddress address, ProxyTable.Maker maker) {
        synchronized (ALL) {
            return of(address.incarnation(), address.socket(), address.process())
                    .proxies
                    .get(address.id(), address.id(), maker);
        }
    }

    private static RemoteOwner of(Incarnation incarnation, String socket, String process) {
        RemoteOwner owner = ALL.get(incarnation);
        if (owner == null) {
            owner = new RemoteOwner(incarnation, socket, process);
            ALL.put(incarnation, owner);
        }
        return owner;
    }

    /** Some proxies or sessions are gone: without any, the owner is forgotten. True if it is. */
    boolean isForgotten() {
        synchronized (ALL) {
            return proxies.isEmpty() && sessions.isEmpty() && ALL.remove(incarnation, this);
        }
    }

    String process() {
        return contact.process();
    }

    Contact contact() {
        return contact;
    }

    SessionPool sessions() {
        return sessions;
    }

    ProxyTable proxies() {
        return proxies;
    }

    /** What to say of a connection that failed: the owner is dead, or else only the connection. */
    RuntimeException broken(String what, IOException cause) {
        OwnerGoneException gone = gone();
        if (gone != null) {
            gone.addSuppressed(cause);
            return gone;
        }
        return new LockLostException("the connection to " + process() + " broke, though it lives: " + what);
    }

    /** What to say to a thread whose connection broke while it held the lock. */
    RuntimeException lost() {
        OwnerGoneException gone = gone();
        return gone == null
                ? new LockLostException("the connection to " + process()
                        + " broke while the lock was held: others may have held it since")
                : gone;
    }

    /** Null if the owner can be reached, or is only stopped. A connection that nobody uses would not tell: it may be dead, too. */
    private @Nullable OwnerGoneException gone() {
        try {
            Link link = contact.connect(Handshake.SESSION, Deadline.in(PROBE_NS), false);
            if (link != null) {
                link.close();
            }
            return null;
        } catch (OwnerGoneException e) {
            return e;
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /** What an answer says that is no success. */
    RuntimeException failed(Frame answer) {
        String text = answer.text();
        return switch (Failure.of(answer.mode())) {
            case NO_SUCH_LOCK ->
                contact.gone(
                        "that process has let go of it, since nobody there used it; it keeps what it hands out for ten minutes"
                                + " after it was last written, and for as long as another process has it",
                        null);
            case ILLEGAL_MONITOR_STATE -> new IllegalMonitorStateException(text);
            case ILLEGAL_ARGUMENT -> new IllegalArgumentException(text);
            case UNSUPPORTED -> new UnsupportedOperationException(text);
            case BROKEN_BARRIER, TIMED_OUT, APPLICATION -> new OwnerFailedException("in " + process() + ": " + text);
        };
    }
}
