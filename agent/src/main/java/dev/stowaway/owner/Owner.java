package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.access.Access;
import dev.stowaway.locks.LockFamily;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockState;
import dev.stowaway.locks.Synchronizers;
import dev.stowaway.report.Deadlock;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.wire.Endpoint;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Lines;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.Watcher;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    private final WaitGraph waitGraph;
    private final Listing listing;
    private final Server server;
    private final Housekeeping housekeeping;

    private Owner(Access access, AbandonPolicy policy, Incidents incidents) throws IOException {
        LockFamily families = new LockFamily(access);
        this.exports = new Exports(families);
        this.abandonments = new Abandonments(policy, incidents);
        this.incidents = incidents;
        this.server = new Server(this, Endpoint.open());
        Synchronizers synchronizers = new Synchronizers(access, families);
        this.waitGraph = new WaitGraph(this, synchronizers);
        this.listing = new Listing(this, synchronizers, new LockState(access));
        this.housekeeping = new Housekeeping(this);
        server.start();
    }

    /** The owner, if any lock was handed out; null otherwise. */
    public static @Nullable Owner current() {
        return current;
    }

    /**
     * The owner, made if it is the first time, and then of {@code settings}.
     *
     * @throws IOException if there can't be one here, and why
     */
    public static Owner start(OwnerSettings settings) throws IOException {
        Owner known = current;
        return known == null ? startOnce(settings) : known;
    }

    private static synchronized Owner startOnce(OwnerSettings settings) throws IOException {
        Owner known = current;
        if (known == null) {
            known = new Owner(settings.access(), settings.policy(), settings.incidents());
            current = known;
        }
        return known;
    }

    /** What is written of a lock: where it is to be found. */
    public Address written(LockKind kind, Object lock, Supplier<String> path) {
        Export export = exports.written(kind, lock, path);
        housekeeping.graceBegan();
        return new Address(Incarnation.own(), server.socket(), export.id(), export.family());
    }

    /**
     * Has others call an object that is no lock; whoever has its address, reaches it while it lives.
     *
     * @param object a {@link Called}, or a {@link java.lang.reflect.Proxy} whose handler is
     * @param name for people
     */
    public Address object(Object object, String name) {
        Export export = exports.object(object, name);
        return new Address(Incarnation.own(), server.socket(), export.id(), export.family());
    }

    /**
     * Has others queue at a lock that protects nothing by itself; whoever has its address, reaches it while it lives. It is
     * handed out by one thread at a time.
     *
     * @param path for people: what the threads queue for
     */
    public Address queue(ReentrantLock queue, String path) {
        Export export = exports.queue(queue, path);
        return new Address(Incarnation.own(), server.socket(), export.id(), export.family());
    }

    /** That address is being written: the object lives for as long as whoever reads it will need to say that he has it. */
    public void written(Address address) {
        Export export = exports.byId(address.id);
        Object object = export == null ? null : export.get();
        if (export != null && object != null) {
            exports.written(export, object);
            housekeeping.graceBegan();
        }
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

    /** The deadlocks that were found so far. */
    public List<Deadlock> deadlocks() {
        return housekeeping.deadlocks().found();
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

    WaitGraph waitGraph() {
        return waitGraph;
    }

    Housekeeping housekeeping() {
        return housekeeping;
    }

    Server server() {
        return server;
    }

    /** Makes a condition for a process, which has adopted it then. */
    long newCondition(Export lock, int mode, Peer peer) throws ProtocolException {
        Export condition = exports.made(lock.newCondition(mode), lock);
        peer.adopt(condition);
        return condition.id();
    }

    /** A longer answer, line by line. */
    void tell(Frame request, Link link) throws IOException {
        switch (request.kind()) {
            case LIST -> listing.tell(new Lines(link, request.id()));
            case STACK -> {
                Lines lines = new Lines(link, request.id());
                for (String frame : new Stacks(this).of(request)) {
                    lines.send(frame);
                }
            }
            case EDGES -> {
                for (Edge edge : waitGraph.edges()) {
                    link.send(edge.frame(request.id()));
                }
            }
            default -> throw new ProtocolException("a frame " + request.kind() + " has no longer answer");
        }
        link.send(Frame.done(request.id(), 0));
    }
}
