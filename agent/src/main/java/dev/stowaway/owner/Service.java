package dev.stowaway.owner;

import dev.stowaway.owner.Holds.Hold;
import dev.stowaway.wire.Failure;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Question;
import java.lang.ref.Reference;
import java.net.ProtocolException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/** Carries out the requests of one remote thread on the real locks. Confined to the thread of its surrogate. */
final class Service {
    private final Owner owner;
    private final Peer peer;
    private final Holds holds;
    private final Request request;

    /** Of the last call, and what takes it back. */
    private int called;

    private @Nullable Runnable undo;

    Service(Owner owner, Peer peer, Holds holds, Request request) {
        this.owner = owner;
        this.peer = peer;
        this.holds = holds;
        this.request = request;
    }

    /**
     * The answer; null if none was asked for.
     *
     * @throws ProtocolException if that is no request
     */
    @Nullable
    Frame answer(Frame frame) throws ProtocolException {
        Export export = owner.exports().byId(frame.target());
        Object lock = export == null ? null : export.get();
        if (export == null || lock == null) { // garbage, which it may be before that is noticed
            return failed(frame, Failure.NO_SUCH_LOCK, "");
        }
        try {
            return perform(frame, export);
        } catch (InterruptedException e) {
            return Frame.of(FrameKind.INTERRUPTED, frame.id());
        } catch (IllegalMonitorStateException e) {
            return failed(frame, Failure.ILLEGAL_MONITOR_STATE, message(e));
        } catch (BrokenBarrierException e) {
            return failed(frame, Failure.BROKEN_BARRIER, message(e));
        } catch (TimeoutException e) {
            return failed(frame, Failure.TIMED_OUT, message(e));
        } catch (UnsupportedOperationException e) {
            return failed(frame, Failure.UNSUPPORTED, message(e));
        } catch (IllegalArgumentException e) {
            return failed(frame, Failure.ILLEGAL_ARGUMENT, message(e));
        } catch (RuntimeException | Error e) { // of the application: a lock of its own class
            return failed(frame, Failure.APPLICATION, e.toString());
        } finally {
            Reference.reachabilityFence(lock); // it stays for that long
        }
    }

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
            case CALL -> call(frame, export);
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

    /** Gives back what was acquired for a request of which nobody wants to know any more. */
    void takeBack(int request) {
        if (undoCall(request)) {
            return;
        }
        Hold taken = holds.takenFor(request);
        if (taken == null) {
            return;
        }
        try {
            taken.export().release(taken.mode(), taken.amount());
            released(taken.export(), taken.mode(), taken.amount());
        } catch (ProtocolException | RuntimeException e) {
            owner.incidents().failed(e);
        }
    }

    /** Undoes a call whose answer did not get to who had asked: he is dead, or the connection is cut. False if it was none. */
    boolean undoCall(int request) {
        if (undo == null || request != called) {
            return false;
        }
        undo.run();
        undo = null;
        return true;
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
        CyclicBarrier barrier = export.barrier();
        long nanos = frame.nanos();
        request.begin(frame.id(), export);
        try {
            int index = nanos == Frame.FOREVER ? barrier.await() : barrier.await(nanos, TimeUnit.NANOSECONDS);
            return Frame.done(frame.id(), index);
        } catch (RuntimeException | Error e) { // of the barrier's action, whatever it is
            return failed(frame, Failure.APPLICATION, e.toString());
        } finally {
            request.end();
        }
    }

    private Frame call(Frame frame, Export export) throws InterruptedException {
        undo = null;
        request.beginCall(frame.id(), export);
        owner.housekeeping().callBegins();
        try {
            if (frame.mayBeAbandoned()) {
                request.checkAbandoned();
            }
            Callee.Answer answer = export.call(peer, frame.nanos(), frame.payload());
            called = frame.id();
            undo = answer.undo();
            return Frame.answer(answer.isThrown() ? FrameKind.THREW : FrameKind.RETURNED, frame.id(), answer.payload());
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
