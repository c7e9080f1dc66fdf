package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.MemoryOffer;
import dev.stowaway.wire.Payload;
import dev.stowaway.wire.ThreadNumber;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an owner, and so a surrogate there. It belongs to one thread while that thread asks for something, and for as
 * long as it holds anything: the surrogate is who holds it. Afterwards another thread may have it.
 *
 * <p>Assumptions and guarantees: but for {@link #claim} and what says so, only the thread that has claimed it uses it. An
 * answer comes to each request, in order, so that those to abandoned ones are told by their ids.
 */
final class Session {
    /** How much longer than asked the thread waits for the owner, which keeps the time, to say that it is over. */
    private static final long GRACE_NS = 100_000_000;

    /** How long an owner may take to say whether a cancelled request had an effect. */
    private static final long CANCEL_NS = 1_000_000_000;

    private final Link link;
    private final AtomicBoolean isTaken = new AtomicBoolean(true);

    /** Null once it is lost: a thread that had it remembers it for as long as there is the pool. */
    private volatile @Nullable SessionPool pool;

    private volatile @Nullable Thread thread;
    private volatile boolean isLost;
    private volatile boolean isOffered;
    private volatile long freeSinceNs;
    private long boundTo;
    private int holds;
    private int lastId;

    Session(SessionPool pool, Link link) {
        this.pool = pool;
        this.link = link;
    }

    /** Any thread: takes it, if nobody has it. */
    boolean claim() {
        return !isTaken.get() && isTaken.compareAndSet(false, true);
    }

    /** Whether the current thread has it already, since it holds something. */
    boolean isOfCurrentThread() {
        return thread == Thread.currentThread() && holds > 0 && !isLost;
    }

    /** Any thread: whether the connection has failed. */
    boolean isLost() {
        return isLost;
    }

    /** Any thread. */
    long freeSinceNs() {
        return freeSinceNs;
    }

    /** From now on the surrogate stands for the current thread. False if the connection has failed. */
    boolean bind() {
        Thread current = Thread.currentThread();
        thread = current;
        long id = ThreadNumber.of(current);
        if (boundTo != id) {
            boundTo = id;
            String name = current.getName();
            try {
                link.send(new Frame(FrameKind.BIND, 0, 0, id, 0, 0, name.isEmpty() ? "thread #" + id : name));
            } catch (IOException e) {
                lose();
            }
        }
        return !isLost;
    }

    /** The thread holds one thing more. */
    void hold() {
        holds++;
    }

    /** The thread holds one thing less, and lets go of the session if that was the last. */
    void unhold() {
        holds--;
        letGo();
    }

    /** The thread wants nothing more at the moment; it keeps the session if it holds anything. */
    void letGo() {
        if (holds == 0 && !isLost) {
            thread = null;
            freeSinceNs = System.nanoTime();
            isTaken.set(false);
            SessionPool offeredTo = pool;
            if (!isOffered && offeredTo != null) {
                isOffered = true;
                offeredTo.offer(this);
            }
        }
    }

    /** Any thread: it is no longer among those that are offered. */
    void taken() {
        isOffered = false;
    }

    /** Looks whether the connection has failed, where nothing is to be sent that would tell. */
    boolean isFoundLost() {
        try {
            for (Frame stale = link.take(); stale != null; stale = link.take()) {
                // the answer to an abandoned request
            }
        } catch (IOException e) {
            lose();
        }
        return isLost;
    }

    /** Sends a request to which no answer is wanted. */
    void tell(FrameKind kind, int mode, long target, long amount) throws IOException {
        try {
            link.send(new Frame(kind, mode, ++lastId, target, amount, 0, ""));
        } catch (IOException e) {
            lose();
            throw e;
        }
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param patience whether the thread can be interrupted meanwhile, and give up when the time is over
     * @return the answer; null if it did not come in time. Then the request has no effect, unless the owner has carried it out
     *     by then, and others have made use of that before it hears that nobody waits: what was put may have been taken
     * @throws InterruptedException if the thread was interrupted, and then the request has no effect
     * @throws IOException if the connection failed
     */
    @Nullable
    Frame ask(FrameKind kind, int mode, long target, long amount, long nanos, Patience patience)
            throws IOException, InterruptedException {
        return ask(new Frame(kind, mode, ++lastId, target, amount, nanos, ""), nanos, patience);
    }

    /** Calls an object; as {@link #ask} does. */
    @Nullable
    Frame call(long target, long method, Payload arguments, long nanos, Patience patience)
            throws IOException, InterruptedException {
        shareMemory(nanos, patience);
        Frame call = Frame.call(++lastId, target, method, arguments);
        return ask(patience.endsInTime() ? call.orAbandoned() : call, nanos, patience);
    }

    /** Once large payloads have come by, those that follow go by way of memory, if the owner can map it, too. */
    private void shareMemory(long nanos, Patience patience) throws IOException, InterruptedException {
        try (MemoryOffer offer = link.large().offer()) {
            Frame answer = offer == null ? null : ask(offer.frame(++lastId), nanos, patience);
            if (answer != null) {
                link.large().answered(answer.amount() == 1);
            }
        }
    }

    private @Nullable Frame ask(Frame request, long nanos, Patience patience) throws IOException, InterruptedException {
        int id = request.id();
        boolean wasInterrupted = false;
        try {
            link.send(request);
            boolean isTimed = patience.endsInTime() && nanos >= 0 && nanos != Frame.FOREVER;
            long limit = isTimed && nanos < Long.MAX_VALUE - GRACE_NS ? nanos + GRACE_NS : Frame.FOREVER;
            long start = System.nanoTime();
            while (true) {
                long left = limit == Frame.FOREVER ? limit : limit - (System.nanoTime() - start);
                Frame answer = receive(
                        left, patience); // also when the time is over: it may have been this process that was late
                if (answer != null && answer.id() == id) {
                    link.large().settled();
                    return answer(answer);
                }
                if (answer != null) {
                    continue; // that of an abandoned request
                }
                if (Thread.interrupted()) {
                    if (patience.isInterruptible() && !wasInterrupted) {
                        link.send(Frame.of(FrameKind.CANCEL, id));
                        if (patience.endsInTime()) {
                            limit = System.nanoTime() - start + CANCEL_NS;
                        }
                    }
                    wasInterrupted = true;
                } else if (left <= 0) {
                    link.send(Frame.of(FrameKind.ABANDON, id));
                    link.large().abandoned();
                    if (wasInterrupted && patience.isInterruptible()) {
                        wasInterrupted = false;
                        throw new InterruptedException();
                    }
                    return null;
                }
            }
        } catch (IOException e) {
            lose();
            throw e;
        } catch (InterruptedException e) {
            wasInterrupted = false;
            throw e;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable Frame receive(long nanos, Patience patience) throws IOException {
        return patience.polls() ? link.receive(nanos) : link.receiveAsleep(nanos);
    }

    private static Frame answer(Frame answer) throws InterruptedException {
        if (answer.kind() == FrameKind.INTERRUPTED) {
            throw new InterruptedException();
        }
        return answer;
    }

    /** Any thread: the connection has failed, or the owner is gone. */
    void lose() {
        isLost = true;
        pool = null;
        link.close();
    }
}
