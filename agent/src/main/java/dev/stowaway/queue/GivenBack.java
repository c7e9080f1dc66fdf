package dev.stowaway.queue;

import dev.stowaway.wire.Frame;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a process had of a queue in advance, and gives back. Before the queue has heard of it, nothing is asked for: it could be
 * delivered to this process again, and be given back once more, when it is said once more.
 *
 * <p>Assumptions and guarantees: thread-safe. All is guarded by the monitor of the inbox, and notified there: whether something
 * belongs before what was given back is decided together with where it is put.
 */
final class GivenBack {
    private static final long NS_PER_MS = 1_000_000;

    private final Object inbox;
    private final Client client;
    private final Keeper keeper;

    /** The queue has not heard of these, or does so just now. */
    private Numbers numbers = new Numbers();

    private boolean isSaying;
    private long turn;
    private long times;

    GivenBack(Object inbox, Client client, Keeper keeper) {
        this.inbox = inbox;
        this.client = client;
        this.keeper = keeper;
    }

    /** What is left of these; it is still to be said. */
    void addAll(Deque<Batch> batches) {
        synchronized (inbox) {
            try {
                for (Batch untaken = batches.pollFirst(); untaken != null; untaken = batches.pollFirst()) {
                    add(untaken);
                }
            } finally {
                if (numbers.count() > 0) {
                    times++;
                    keeper.look(); // should nobody come to say it
                }
            }
        }
    }

    private void add(Batch untaken) {
        while (untaken.left() > 0) {
            untaken.next();
            numbers.add(untaken.number());
            untaken.skip();
        }
    }

    /** How many times something was added. */
    long times() {
        synchronized (inbox) {
            return times;
        }
    }

    boolean isSaying() {
        synchronized (inbox) {
            return isSaying;
        }
    }

    /** Whether nothing of this belongs before an answer: nothing is unheard, nor was heard after the queue had answered. */
    boolean isInOrder(Batch answer, long nanos, long begin) throws InterruptedException {
        synchronized (inbox) {
            return awaitSaid(nanos, begin) && numbers.count() == 0 && answer.turn() > turn;
        }
    }

    /** Says it, unless that was heard, however long that takes, and whoever interrupts. */
    void say() {
        try {
            say(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException("not interruptible", e);
        }
    }

    /**
     * The same for so long at most.
     *
     * @param nanos to wait; who does not wait for elements waits for this
     * @return false if it was not heard in that time
     */
    boolean say(long nanos) throws InterruptedException {
        Numbers said;
        long begin = System.nanoTime();
        synchronized (inbox) {
            if (!awaitSaid(nanos, begin)) {
                return false;
            }
            if (numbers.count() == 0) {
                return true;
            }
            said = numbers;
            numbers = new Numbers();
            isSaying = true;
        }
        Long now = null;
        try {
            long left = QueueEnd.left(nanos, begin);
            now = nanos > 0 && left == 0 ? null : client.giveBack(said, left);
        } finally {
            said(said, now);
        }
        return now != null;
    }

    /** @param now the turn of the queue when it heard that; null if it did not */
    private void said(Numbers said, @Nullable Long now) {
        synchronized (inbox) {
            isSaying = false;
            if (now == null) {
                numbers.addAll(said);
                keeper.look();
            } else {
                turn = now;
            }
            inbox.notifyAll();
        }
    }

    /** Until nobody is saying it; false if the time was over before. */
    private boolean awaitSaid(long nanos, long begin) throws InterruptedException {
        boolean wasInterrupted = false;
        try {
            while (isSaying) {
                long left = QueueEnd.left(nanos, begin);
                if (nanos > 0 && left == 0) {
                    return false;
                }
                try {
                    inbox.wait(nanos <= 0 || nanos == Frame.FOREVER ? 0 : left / NS_PER_MS + 1);
                } catch (InterruptedException e) {
                    if (nanos > 0) {
                        throw e;
                    }
                    wasInterrupted = true;
                }
            }
            return true;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
