package dev.stowaway.owner;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Link;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Listens to which proxies a process has, and asks it for the stacks of its threads.
 *
 * <p>Assumptions and guarantees: one thread receives; any thread may ask, one at a time, and gives up soon if no answer
 * comes. Whoever sends holds the monitor of the connection.
 */
final class ControlLine implements Runnable {
    private static final int MOST_LINES = 1024;
    private static final long PATIENCE_MS = 500;

    private final Owner owner;
    private final Peer peer;
    private final Link link;
    private final BlockingQueue<Frame> answers = new ArrayBlockingQueue<>(MOST_LINES);
    private int asked;

    ControlLine(Owner owner, Peer peer, Link link) {
        this.owner = owner;
        this.peer = peer;
        this.link = link;
    }

    @Override
    public void run() {
        peer.control(this);
        try {
            while (true) {
                Frame frame = link.receive(Frame.FOREVER);
                if (frame != null) {
                    hear(frame);
                }
            }
        } catch (IOException gone) {
            // The end of every connection.
        } finally {
            peer.control(null);
        }
    }

    private void hear(Frame frame) throws IOException {
        switch (frame.kind()) {
            case ADOPT -> {
                Export export = owner.exports().byId(frame.target());
                if (export == null || !peer.adopt(export)) {
                    send(Frame.of(FrameKind.GONE, 0, frame.target()));
                }
            }
            case DROP -> {
                peer.drop(frame.target());
                owner.housekeeping().lockIsDropped();
            }
            case LINE, DONE -> answers.offer(frame); // What is too long is cut.
            default -> throw new ProtocolException("a frame " + frame.kind() + " on a control line");
        }
    }

    /** The stack of a thread of that process, a frame a line; empty if it does not say. */
    synchronized List<String> stack(long thread) {
        List<String> lines = new ArrayList<>();
        int id = ++asked;
        try {
            send(Frame.of(FrameKind.STACK, id, thread));
            while (true) {
                Frame answer = answers.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
                if (answer == null || (answer.id() == id && answer.kind() == FrameKind.DONE)) {
                    return lines;
                }
                if (answer.id() == id) {
                    lines.add(answer.text());
                }
            }
        } catch (IOException gone) {
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lines;
        }
    }

    private void send(Frame frame) throws IOException {
        synchronized (link) {
            link.send(frame);
        }
    }
}
