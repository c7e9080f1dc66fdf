package dev.stowaway.owner;

import dev.stowaway.wire.Daemons;
import dev.stowaway.wire.Endpoint;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Link;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes connections, and gives each a thread: that of the surrogate, or one that listens to which proxies there are.
 *
 * <p>Platform threads, and not virtual ones: see decision 0013. Connections that have not said who they are, are limited in
 * number and time.
 */
final class Server implements Runnable {
    private static final int MOST_STRANGERS = 256;
    private static final long PAUSE_NS = 100_000_000;

    private final Owner owner;
    private final Endpoint endpoint;
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
    private final ConcurrentMap<Incarnation, Peer> peers = new ConcurrentHashMap<>();
    private final Set<Surrogate> surrogates = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final AtomicInteger connections = new AtomicInteger();

    Server(Owner owner, Endpoint endpoint) {
        this.owner = owner;
        this.endpoint = endpoint;
    }

    void start() {
        Daemons.thread(this, "stowaway-server").start();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(null, new Close(), "stowaway-close", 0, false));
        } catch (IllegalStateException exiting) {
            // The next owner removes the files.
        }
    }

    /** The path at which it listens. */
    String socket() {
        return endpoint.socket().toString();
    }

    int connections() {
        return connections.get();
    }

    Collection<Surrogate> surrogates() {
        return surrogates;
    }

    Collection<Peer> peers() {
        return peers.values();
    }

    @Override
    public void run() {
        while (endpoint.server().isOpen()) {
            strangers.acquireUninterruptibly(); // Whoever comes meanwhile waits to be accepted.
            try {
                accept();
            } catch (ClosedChannelException exiting) {
                return;
            } catch (IOException | OutOfMemoryError e) { // No file descriptor is left, or no further thread can be had.
                strangers.release();
                owner.incidents().failed(e);
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = endpoint.server().accept();
        try {
            Daemons.thread(new Connection(channel), "stowaway-connection").start();
        } catch (OutOfMemoryError e) {
            channel.close();
            throw e;
        }
    }

    /** The process that says so; the same for all its connections. */
    private Peer connected(Link link, Incarnation incarnation, String process) {
        while (true) {
            peers.putIfAbsent(incarnation, new Peer(incarnation, process));
            Peer peer = peers.get(incarnation);
            if (peer != null && peer.connected(link)) {
                return peer;
            }
        }
    }

    /** That connection has ended, or can't change any more what the process has a share in. Counts once. */
    void disconnected(Peer peer, Link link) {
        if (peer.disconnected(link)) {
            peers.remove(peer.incarnation(), peer);
            new PartyCheck(owner).died(peer);
            owner.housekeeping().lockIsDropped();
        }
    }

    private final class Connection implements Runnable {
        private final SocketChannel channel;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void run() {
            connections.incrementAndGet();
            try (channel;
                    Link link = new Link(channel, owner.watcher())) {
                serve(link, greet(link));
            } catch (IOException refused) {
                // It has been told, if it could be.
            } finally {
                connections.decrementAndGet();
            }
        }

        private Frame greet(Link link) throws IOException {
            try {
                return Handshake.accept(link, endpoint.socket());
            } finally {
                strangers.release();
            }
        }

        private void serve(Link link, Frame hello) {
            Peer peer = connected(link, new Incarnation(hello.target(), hello.amount()), hello.text());
            try {
                if (hello.mode() == Handshake.CONTROL) {
                    new ControlLine(owner, peer, link).run();
                } else {
                    Surrogate surrogate = new Surrogate(owner, peer, link);
                    surrogates.add(surrogate);
                    try {
                        surrogate.run();
                    } finally {
                        surrogates.remove(surrogate);
                    }
                }
            } finally {
                disconnected(peer, link);
            }
        }
    }

    private final class Close implements Runnable {
        @Override
        public void run() {
            try {
                endpoint.close();
            } catch (IOException e) {
                // The next owner removes what is left.
            }
        }
    }
}
