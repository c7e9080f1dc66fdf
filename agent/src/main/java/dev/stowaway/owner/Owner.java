package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.wire.Endpoint;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.Watcher;
import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * This process as the owner of locks that others use. It comes into being with the first lock that is handed out: before
 * that there is no socket, no thread and no file.
 *
 * <p>Thread-safe. There is one, since what arrives here in a stream has to find the lock that it stands for.
 */
public final class Owner {
    private static volatile @Nullable Owner current;

    private final Exports exports;
    private final Abandonments abandonments;
    private final Incidents incidents;
    private final Watcher watcher = new Watcher("stowaway-watcher");
    private final Server server;
    private final Housekeeping housekeeping;

    private Owner(@Nullable LockFamily families, AbandonPolicy policy, Incidents incidents) throws IOException {
        this.exports = new Exports(families);
        this.abandonments = new Abandonments(policy, incidents);
        this.incidents = incidents;
        this.server = new Server(this, Endpoint.open());
        this.housekeeping = new Housekeeping(this);
        server.start();
    }

    /** The owner, if any lock was handed out; null otherwise. */
    public static @Nullable Owner current() {
        return current;
    }

    /**
     * The owner, made if it is the first time.
     *
     * @throws IOException if there can't be one here, and why
     */
    public static Owner start(LockFamily families, AbandonPolicy policy, Incidents incidents) throws IOException {
        Owner known = current;
        return known == null ? startOnce(families, policy, incidents) : known;
    }

    private static synchronized Owner startOnce(LockFamily families, AbandonPolicy policy, Incidents incidents)
            throws IOException {
        Owner known = current;
        if (known == null) {
            known = new Owner(families, policy, incidents);
            current = known;
        }
        return known;
    }

    /** What is written of a lock: where it is to be found. */
    public Address written(LockKind kind, Object lock, String path) {
        Export export = exports.written(kind, lock, path);
        housekeeping.graceBegan();
        return new Address(Incarnation.own(), server.socket(), export.id(), export.family());
    }

    /**
     * Where a lock is to be found.
     *
     * @param socket a path
     * @param family the same for all objects that are one lock
     */
    public record Address(Incarnation incarnation, String socket, long id, long family) {}

    /** The lock itself, as it comes back to this process; null if there is none any more. */
    public @Nullable Object lock(long id) {
        Export export = exports.byId(id);
        return export == null ? null : export.get();
    }

    public Abandonments abandonments() {
        return abandonments;
    }

    /** The mark of a lock whose holder died; null if it has none. */
    public @Nullable AbandonedLock abandoned(Object lock) {
        Export export = exports.of(lock);
        return export == null ? null : abandonments.of(export);
    }

    /** All is well again with that lock. False if it was not marked. */
    public boolean recover(Object lock) {
        Export export = exports.of(lock);
        return export != null && abandonments.recover(export);
    }

    /** How many locks are handed out. */
    public int exported() {
        return exports.size();
    }

    /** How many connections there are. */
    public int connections() {
        return server.connections();
    }

    /** How many threads of other processes have a surrogate here. */
    public int surrogates() {
        return server.surrogates().size();
    }

    /** How many of these are blocked at a lock. */
    public int waits() {
        int waits = 0;
        for (Surrogate surrogate : server.surrogates()) {
            if (surrogate.request().blockedAt() != null) {
                waits++;
            }
        }
        return waits;
    }

    Exports exports() {
        return exports;
    }

    Incidents incidents() {
        return incidents;
    }

    Watcher watcher() {
        return watcher;
    }

    Server server() {
        return server;
    }

    /** Makes a condition for a process, which has adopted it then. */
    long newCondition(Export lock, int mode, Peer peer) throws ProtocolException {
        Export condition = exports.made(LockKind.CONDITION, lock.newCondition(mode), lock.path());
        peer.adopt(condition);
        return condition.id();
    }

    /** A longer answer, line by line. */
    void tell(Frame request, Link link) throws IOException {
        if (request.kind() == FrameKind.LIST) {
            for (String line : new Listing(this).lines()) {
                link.send(new Frame(FrameKind.LINE, 0, request.id(), 0, 0, 0, line));
            }
        }
        link.send(Frame.done(request.id(), 0));
    }
}
