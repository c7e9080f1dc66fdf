package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Link;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a thread of another process: does on the real locks what that thread asks for, so that reentrancy, fairness,
 * conditions, interrupts and timeouts mean what they mean within one JVM.
 *
 * <p>Assumptions and guarantees: one thread, that of the connection, runs it, and is the one that holds the locks. A
 * request is answered once, and before the next one is looked at. While the thread is blocked at a lock, the watcher reads
 * in its stead: it interrupts the thread when the request is cancelled or the peer is gone, and at no other time.
 */
final class Surrogate implements Runnable {
    private final Owner owner;
    private final Peer peer;
    private final Link link;
    private final Holds holds = new Holds();
    private final Request request = new Request(this);
    private final Service service;

    private volatile RemoteThread standsFor;
    private volatile @Nullable Thread thread;

    Surrogate(Owner owner, Peer peer, Link link) {
        this.owner = owner;
        this.peer = peer;
        this.link = link;
        this.service = new Service(owner, peer, holds, request);
        this.standsFor = new RemoteThread(peer.incarnation(), peer.process(), 0, "a thread");
    }

    Link link() {
        return link;
    }

    Request request() {
        return request;
    }

    Holds holds() {
        return holds;
    }

    RemoteThread standsFor() {
        return standsFor;
    }

    /** The thread that does the work; null if it has not begun. */
    @Nullable
    Thread thread() {
        return thread;
    }

    /** Serves until the peer is gone. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (true) {
                Frame next = link.receive(Frame.FOREVER);
                if (next == null) {
                    Thread.interrupted(); // code of the application, in a lock or an action, left it behind
                } else {
                    serve(next);
                }
            }
        } catch (IOException gone) {
            // The end of every connection.
        } finally {
            link.close();
            holds.letGo(standsFor, owner.abandonments());
        }
    }

    /** Has the watcher look at what the peer sends while this is blocked. */
    void watch(Request blocked) {
        try {
            owner.watcher().watch(link, blocked);
        } catch (IOException e) { // no file descriptor is left for a selector
            owner.incidents().failed(e);
        }
    }

    /** The peer is gone while this is blocked, and whatever comes of that changes nothing in which the peer has a share. */
    void leave() {
        owner.housekeeping().disconnected(peer, link);
    }

    private void serve(Frame frame) throws IOException {
        switch (frame.kind()) {
            case BIND -> bind(frame);
            case CANCEL -> {} // It crossed the answer, which stands.
            case ABANDON -> service.takeBack(frame.id());
            case MEMORY -> link.send(link.large().offered(frame));
            case LIST, EDGES, STACK -> owner.tell(frame, link);
            default -> answer(frame);
        }
    }

    private void bind(Frame frame) {
        RemoteThread bound = new RemoteThread(peer.incarnation(), peer.process(), frame.target(), frame.text());
        standsFor = bound;
        Thread.currentThread().setName(bound.toString());
    }

    private void answer(Frame frame) throws IOException {
        Frame answer = service.answer(frame);
        boolean isAbandoned = request.isAbandoned();
        Thread.interrupted();
        if (isAbandoned) {
            service.takeBack(frame.id());
        } else if (answer != null) {
            send(answer);
        }
    }

    private void send(Frame answer) throws IOException {
        try {
            link.send(answer);
        } catch (IOException e) {
            service.undoCall(answer.id()); // what it holds is let go of in the end
            throw e;
        }
    }
}
