package dev.stowaway.queue;

import dev.stowaway.objects.Residence;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.owner.Callee;
import dev.stowaway.remote.RemoteObject;
import dev.stowaway.wire.Frame;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One process's end of a queue: what it puts, what it takes, and what of that is on its way. Thread-safe.
 *
 * <p>Where the queue lives, and where it is bounded, an element is put at once; elsewhere by way of an {@link Outbox}.
 */
public final class QueueEnd {
    private final Policy policy;
    private final Client client;
    private final Inbox inbox;
    private final @Nullable Outbox outbox;

    /** @param remote null if the queue lives here */
    public QueueEnd(Policy policy, Residence residence, @Nullable RemoteObject remote) {
        this.policy = policy;
        this.client = new Client(residence, remote);
        this.outbox = remote == null || policy.isBounded() ? null : new Outbox(client);
        this.inbox = new Inbox(client, policy, outbox);
    }

    /** What carries out what is asked of a new queue. */
    public static Callee callee(Policy policy) {
        return new QueueCallee(policy);
    }

    public Policy policy() {
        return policy;
    }

    /**
     * False if there was no room for that time.
     *
     * @throws InterruptedException only if it may wait
     */
    public boolean put(Object element, long nanos) throws IOException, InterruptedException {
        if (outbox != null) {
            return outbox.put(element, nanos);
        }
        ValueWriter out = new ValueWriter(client.reading());
        out.writeValue(element);
        out.checkRoom(Protocol.PUT_BYTES); // or of what comes before it when it is handed out
        return client.put(out, 1, nanos) == 1;
    }

    /** Null if there was none for that time. */
    public @Nullable Object take(long nanos) throws InterruptedException {
        return inbox.take(nanos);
    }

    public void taskDone() {
        inbox.taskDone();
    }

    public int deliveries() {
        return inbox.deliveries();
    }

    /**
     * Waits until the queue has all that was put here.
     *
     * @throws RuntimeException if it never will, as from {@link #put} from then on
     */
    public void flush() throws InterruptedException {
        if (outbox != null) {
            outbox.flush();
        }
    }

    /** False if not all was done in that time; fails in the end if some of what was put here never will be. */
    public boolean join(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        if (!settle(nanos <= 0 ? Frame.FOREVER : nanos)) { // who does not wait for elements waits for the answer
            return false;
        }
        long left = left(nanos, begin);
        if (left == 0 && nanos > 0) {
            return false;
        }
        boolean isDone = client.join(left);
        if (isDone && outbox != null) {
            outbox.throwFailure();
        }
        return isDone;
    }

    private boolean settle(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        if (outbox != null && !outbox.settle(nanos)) {
            return false;
        }
        long left = left(nanos, begin);
        return left > 0 && inbox.settle(left);
    }

    /** What is left of that time; for ever, and no time at all, stay what they are. */
    static long left(long nanos, long begin) {
        return nanos == Frame.FOREVER ? nanos : Math.max(0, nanos - (System.nanoTime() - begin));
    }

    /** Nothing can be put any more, by anybody. */
    public void close() {
        if (outbox != null) {
            outbox.settle();
        }
        client.close();
        if (outbox != null) {
            outbox.close();
        }
    }

    /** Nothing that belongs to the queue is kept here any more. */
    private void settle() {
        if (outbox != null) {
            outbox.settle();
        }
        inbox.settle();
    }

    /** An element that nobody has taken. */
    public record Ready(long number, Object element) {}

    /** All that nobody has taken, in its order, of what was put until now. */
    public Iterator<Ready> ready() {
        settle();
        return new Listing(client);
    }

    /** The first of it; null if there is none. */
    public @Nullable Object first() {
        settle();
        Batch first = client.snapshot(0, Long.MAX_VALUE, 1);
        if (first.left() == 0) {
            return null;
        }
        first.next();
        return first.value();
    }

    /** Removes an element that nobody has taken, which is done then; false if somebody has meanwhile. */
    public boolean remove(Ready element) {
        Numbers one = new Numbers();
        one.add(element.number());
        return client.remove(one) == 1;
    }

    /** Removes, of what nobody has taken until then, all that is chosen, at once; false if that was nothing. */
    public boolean removeIf(Predicate<Object> isChosen) {
        Numbers chosen = new Numbers();
        for (Iterator<Ready> all = ready(); all.hasNext(); ) {
            Ready element = all.next();
            if (isChosen.test(element.element())) {
                chosen.add(element.number());
            }
        }
        return chosen.count() > 0 && client.remove(chosen) > 0;
    }

    /** Removes all that nobody has taken. */
    public void clear() {
        settle();
        client.clear();
    }

    public int size() {
        settle();
        return client.figures().ready();
    }

    /** How many were put and are not done. */
    public long unfinished() {
        settle();
        return client.figures().unfinished();
    }

    /** How many times an element was delivered again, since the consumer that had it has died. */
    public long redeliveries() {
        return client.figures().redeliveries();
    }

    public boolean isClosed() {
        return client.figures().isClosed();
    }
}
