package dev.stowaway.owner;

import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.Question;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
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

    private volatile RemoteThread standsFor;
    private volatile @Nullable Thread thread;

    Surrogate(Owner owner, Peer peer, Link link) {
        this.owner = owner;
        this.peer = peer;
        this.link = link;
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

    private void serve(Frame frame) throws IOException {
        switch (frame.kind()) {
            case BIND -> bind(frame);
            case CANCEL -> {} // It crossed the answer, which stands.
            case ABANDON -> holds.takeBack(frame.id(), this);
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
        @Nullable Frame answer;
        try {
            Export export = owner.exports().byId(frame.target());
            answer = export == null ? failed(frame, Failure.NO_SUCH_LOCK, "") : perform(frame, export);
        } catch (InterruptedException e) {
            answer = Frame.of(FrameKind.INTERRUPTED, frame.id());
        } catch (IllegalMonitorStateException e) {
            answer = failed(frame, Failure.ILLEGAL_MONITOR_STATE, message(e));
        } catch (BrokenBarrierException e) {
            answer = failed(frame, Failure.BROKEN_BARRIER, message(e));
        } catch (TimeoutException e) {
            answer = failed(frame, Failure.TIMED_OUT, message(e));
        } catch (UnsupportedOperationException e) {
            answer = failed(frame, Failure.UNSUPPORTED, message(e));
        } catch (IllegalArgumentException e) {
            answer = failed(frame, Failure.ILLEGAL_ARGUMENT, message(e));
        } catch (RuntimeException | Error e) { // of the application: a barrier's action, a lock of its own class
            answer = failed(frame, Failure.APPLICATION, e.toString());
        }
        boolean isAbandoned = request.isAbandoned();
        Thread.interrupted();
        if (isAbandoned) {
            holds.takeBack(frame.id(), this);
        } else if (answer != null) {
            link.send(answer);
        }
    }

    /** The answer; null if none was asked for. */
    private @Nullable Frame perform(Frame frame, Export export)
            throws ProtocolException, InterruptedException, BrokenBarrierException, TimeoutException {
        return switch (frame.kind()) {
            case ACQUIRE -> acquire(frame, export);
            case RELEASE -> release(frame, export);
            case AWAIT -> await(frame, export);
            case SIGNAL -> {
                export.condition().signal();
                yield Frame.done(frame.id(), 0);
            }
            case SIGNAL_ALL -> {
                export.condition().signalAll();
                yield Frame.done(frame.id(), 0);
            }
            case NEW_CONDITION -> Frame.done(frame.id(), owner.newCondition(export, frame.mode(), peer));
            case ASK -> ask(frame, export);
            case ARRIVE -> arrive(frame, export);
            case RESET -> {
                export.reset();
                yield Frame.done(frame.id(), 0);
            }
            case DRAIN -> {
                long drained = export.drain();
                peer.account(export, drained);
                yield Frame.done(frame.id(), drained);
            }
            default -> throw new ProtocolException("a frame " + frame.kind() + " where a request is expected");
        };
    }

    private Frame acquire(Frame frame, Export export) throws ProtocolException, InterruptedException {
        boolean isAcquired = frame.nanos() == Frame.AT_ONCE
                ? export.tryAcquire(frame.mode(), frame.amount())
                : export.acquireNow(frame.mode(), frame.amount()) || acquireWaiting(frame, export);
        if (isAcquired) {
            acquired(frame, export);
        }
        return Frame.done(frame.id(), isAcquired ? 1 : 0);
    }

    private boolean acquireWaiting(Frame frame, Export export) throws ProtocolException, InterruptedException {
        owner.housekeeping().lockIsUsed();
        request.begin(frame.id(), export);
        try {
            return export.acquire(frame.mode(), frame.amount(), frame.nanos());
        } finally {
            request.end();
        }
    }

    private void acquired(Frame frame, Export export) {
        if (export.isHeldByThreads()) {
            owner.housekeeping().lockIsUsed();
            holds.add(export, frame.mode(), frame.id());
        } else {
            peer.account(export, frame.amount());
            holds.lastTaken(export, frame.mode(), frame.amount(), frame.id());
        }
    }

    private @Nullable Frame release(Frame frame, Export export) throws ProtocolException {
        int mode = frame.mode() & ~Frame.ANSWER;
        export.release(mode, frame.amount());
        released(export, mode, frame.amount());
        return (frame.mode() & Frame.ANSWER) == 0 ? null : Frame.done(frame.id(), 0);
    }

    private void released(Export export, int mode, long amount) {
        if (export.isHeldByThreads()) {
            holds.remove(export, mode);
        } else {
            peer.account(export, -amount);
        }
    }

    /** What was acquired for a request of which nobody wants to know any more. */
    void giveBack(Export export, int mode, long amount) {
        try {
            export.release(mode, amount);
            released(export, mode, amount);
        } catch (ProtocolException | RuntimeException e) {
            owner.incidents().failed(e);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is in the other process
    private Frame await(Frame frame, Export export) throws InterruptedException {
        Condition condition = export.condition();
        request.begin(frame.id(), export);
        try {
            if (frame.nanos() == Frame.FOREVER) {
                condition.await();
                return Frame.done(frame.id(), 1);
            }
            return Frame.done(frame.id(), condition.awaitNanos(frame.nanos()));
        } finally {
            request.end();
        }
    }

    private Frame ask(Frame frame, Export export) throws ProtocolException {
        Question question = Question.of(frame.mode());
        if (question == Question.STATE) {
            return new Frame(FrameKind.DONE, 0, frame.id(), 0, 0, 0, export.state());
        }
        return Frame.done(frame.id(), export.ask(question, owner.exports().byId(frame.amount())));
    }

    private Frame arrive(Frame frame, Export export)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        request.begin(frame.id(), export);
        try {
            return Frame.done(frame.id(), export.arrive(frame.nanos()));
        } finally {
            request.end();
        }
    }

    private static Frame failed(Frame frame, Failure failure, String message) {
        return new Frame(FrameKind.FAILED, failure.ordinal(), frame.id(), 0, 0, 0, message);
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}
