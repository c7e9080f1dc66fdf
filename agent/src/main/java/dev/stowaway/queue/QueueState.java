package dev.stowaway.queue;

import dev.stowaway.QueueClosedException;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue itself, in the process in which it lives. Elements are ready to be taken, or delivered to a consumer that has not
 * said yet that they are done.
 *
 * <p>Assumptions and guarantees: thread-safe; all is guarded by one lock. A consumer is known by an object of its own, the
 * same for as long as it lives. What is delivered to a consumer that dies comes back to where it was in the order.
 */
final class QueueState {
    private final Policy policy;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ReadyElements ready = new ReadyElements();
    private final Deliveries delivered = new Deliveries();
    private final Joins joins = new Joins(lock.newCondition());
    private long unfinished;
    private long redeliveries;
    private boolean isClosed;

    QueueState(Policy policy) {
        this.policy = policy;
    }

    /**
     * Puts as many as there is room for, and waits for room for the first.
     *
     * @param message with the values, one after the other
     * @param nanos to wait
     * @return none if the time was over before
     */
    Put put(Payload message, int count, long nanos) throws IOException, InterruptedException {
        lock.lock();
        try {
            if (!awaitRoom(nanos)) {
                return new Put(0, 0);
            }
            int room = (int) Math.min(count, (long) policy.capacity() - ready.size());
            long first = ready.add(message, room);
            unfinished += room;
            if (room == 1) {
                notEmpty.signal();
            } else {
                notEmpty.signalAll();
            }
            return new Put(room, first);
        } finally {
            lock.unlock();
        }
    }

    /** So many, with numbers from the first one on. */
    record Put(int count, long first) {}

    private boolean awaitRoom(long nanos) throws InterruptedException {
        long left = nanos;
        while (true) {
            if (isClosed) {
                throw new QueueClosedException(Outbox.CLOSED);
            }
            if (ready.size() < policy.capacity()) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            left = await(notFull, left);
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    static long await(Condition condition, long nanos) throws InterruptedException {
        if (nanos == Frame.FOREVER) {
            condition.await();
            return nanos;
        }
        return condition.awaitNanos(nanos);
    }

    /**
     * Takes what is ready; waits for the first.
     *
     * @param inbox of the consumer, to which turns are counted: another one, once it has let the queue go and has it again
     * @param max how many at most; fewer if others have a share in what there is
     * @return none if the time was over before, or at the end
     */
    Taken take(Object consumer, long inbox, int max, int maxBytes, long nanos) throws InterruptedException {
        lock.lock();
        try {
            delivered.begin(consumer); // from now on it has a share
            long left = nanos;
            while (ready.isEmpty()) {
                // What others have comes back if they die over it, or have it in advance and do not take it.
                if (isClosed && !delivered.isAnythingWithOthers(consumer)) {
                    return new Taken(delivered.turn(consumer, inbox), true, List.of());
                }
                if (left <= 0) {
                    return new Taken(delivered.turn(consumer, inbox), false, List.of());
                }
                left = await(notEmpty, left);
            }
            List<Element> taken = deliver(consumer, max, maxBytes);
            return new Taken(delivered.nextTurn(consumer, inbox), false, taken);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param turn how many times something was delivered to this inbox so far: answers can overtake one another
     * @param isEnd whether the queue is closed, and nothing more will come
     */
    record Taken(long turn, boolean isEnd, List<Element> elements) {}

    private List<Element> deliver(Object consumer, int max, int maxBytes) {
        int share = (ready.size() + delivered.consumers() - 1) / delivered.consumers();
        int most = Math.min(max, share);
        List<Element> taken = new ArrayList<>(most);
        int bytes = 0;
        boolean isAlone = false;
        while (taken.size() < most && !isAlone) {
            Element element = ready.first();
            isAlone = element.deliveries() > 0; // so that it is known over what a consumer dies
            bytes += element.value().length();
            if (!taken.isEmpty() && (isAlone || bytes > maxBytes)) {
                break;
            }
            taken.add(ready.removeFirst());
            delivered.add(consumer, element);
        }
        if (policy.isBounded()) {
            notFull.signalAll();
        }
        return taken;
    }

    /** The consumer is done with these. */
    void done(Object consumer, long[] elements) {
        lock.lock();
        try {
            for (long number : elements) {
                if (delivered.remove(consumer, number) != null) {
                    unfinished--;
                }
            }
            settled();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The consumer gives these back, as if it had never taken them.
     *
     * @return the turn: what was delivered until then, and has not come yet, belongs behind these
     */
    long giveBack(Object consumer, long[] elements) {
        lock.lock();
        try {
            List<Element> back = new ArrayList<>();
            for (long number : elements) {
                Element element = delivered.remove(consumer, number);
                if (element != null) {
                    back.add(element);
                }
            }
            ready.insert(back);
            notEmpty.signalAll();
            return delivered.turn(consumer);
        } finally {
            lock.unlock();
        }
    }

    /** The same of all of a delivery, of which the consumer has not heard. */
    void takeBack(Object consumer, long inbox, long turn, long[] elements) {
        lock.lock();
        try {
            giveBack(consumer, elements);
            delivered.takeBack(consumer, inbox, turn);
        } finally {
            lock.unlock();
        }
    }

    /** The consumer is dead. */
    void died(Object consumer) {
        lock.lock();
        try {
            List<Element> back = new ArrayList<>();
            for (Element element : delivered.end(consumer)) {
                if (policy.reportsLost()) {
                    joins.lose(element);
                    unfinished--;
                } else {
                    back.add(element.redelivered());
                    redeliveries++;
                }
            }
            ready.insert(back);
            settled();
        } finally {
            lock.unlock();
        }
    }

    private void settled() {
        if (unfinished == 0) {
            joins.tell();
        }
        if (isClosed || !ready.isEmpty()) {
            notEmpty.signalAll();
        }
    }

    /**
     * Waits until all is done that was put.
     *
     * @return what was lost, in its order; null if the time was over before
     */
    @Nullable
    Lost join(long nanos) throws InterruptedException {
        lock.lock();
        try {
            return unfinished == 0 ? joins.takeLost(1) : joins.await(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Who joined has not heard of it. */
    void untold(Lost lost) {
        lock.lock();
        try {
            joins.untold(lost);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            isClosed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is ready, in its order: what comes after one number, up to another; fewer, if that is much. */
    List<Element> snapshot(long after, long upTo, int max, int maxBytes) {
        lock.lock();
        try {
            return ready.list(after, upTo, max, maxBytes);
        } finally {
            lock.unlock();
        }
    }

    /** The number of what was put last. */
    long last() {
        lock.lock();
        try {
            return ready.last();
        } finally {
            lock.unlock();
        }
    }

    /** Removes those that are ready of these, in their order; how many that were. */
    int remove(long... numbers) {
        lock.lock();
        try {
            int removed = ready.remove(numbers);
            if (removed > 0) {
                unfinished -= removed;
                notFull.signalAll();
                settled();
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /** Removes all that is ready. */
    void clear() {
        lock.lock();
        try {
            unfinished -= ready.size();
            ready.clear();
            notFull.signalAll();
            settled();
        } finally {
            lock.unlock();
        }
    }

    Figures figures() {
        lock.lock();
        try {
            return new Figures(ready.size(), unfinished, redeliveries, isClosed);
        } finally {
            lock.unlock();
        }
    }

    /** How the queue stands. */
    record Figures(int ready, long unfinished, long redeliveries, boolean isClosed) {}
}
