package dev.stowaway.queue;

import dev.stowaway.QueueClosedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What this process has got of a queue in advance, and what it is done with and has not said yet. Small elements that are taken
 * quickly come many at a time; what is not taken soon goes back to the others ({@link Keeper}).
 *
 * <p>Assumptions and guarantees: thread-safe. Each element is handed to one thread, and that thread alone can say that it is
 * done: were it the process, one thread's word could be taken for what another is still at.
 */
final class Inbox {
    private static final int MOST = 1024;

    /** Who asks for more within this time is one to get more. */
    private static final long QUICK_NS = 1_000_000;

    /** So many are said to be done without waiting for the next occasion. */
    private static final int MOST_DONE = 512;

    private final Client client;
    private final Policy policy;
    private final Keeper keeper;

    @SuppressWarnings("ThreadLocalUsage") // of each queue
    private final ThreadLocal<Undone> undone = new ThreadLocal<>();

    private @Nullable Batch batch;
    private int size = 1;
    private long fetchedNs;
    private long[] done = new long[16];
    private int doneCount;

    Inbox(Client client, Policy policy) {
        this.client = client;
        this.policy = policy;
        this.keeper = new Keeper(this);
    }

    /**
     * The next element.
     *
     * @param nanos to wait
     * @return null if it did not come in time
     * @throws QueueClosedException if there will be none
     */
    @Nullable
    Object take(long nanos) throws InterruptedException {
        Object known = takeKnown();
        if (known != null) {
            return known;
        }
        long[] said;
        int saidCount;
        int most;
        synchronized (this) {
            said = done;
            saidCount = doneCount;
            done = new long[16];
            doneCount = 0;
            most = nextSize();
        }
        Batch fresh;
        try {
            fresh = client.take(most, nanos, said, saidCount);
        } catch (InterruptedException | RuntimeException e) {
            done(said, saidCount); // perhaps once more, which does no harm
            throw e;
        }
        if (fresh == Batch.UNANSWERED) {
            done(said, saidCount);
        }
        if (fresh == null) {
            throw new QueueClosedException("the queue is closed, and all that was in it is taken");
        }
        return fresh.left() == 0 ? null : first(fresh);
    }

    private synchronized @Nullable Object takeKnown() {
        Batch known = batch;
        return known == null || known.left() == 0 ? null : next(known);
    }

    private int nextSize() {
        boolean isQuick = System.nanoTime() - fetchedNs < QUICK_NS;
        size = isQuick && !policy.isBounded() ? Math.min(2 * size, MOST) : 1;
        return size;
    }

    /** Of elements that came just now; those that another thread has got meanwhile go back. */
    private synchronized Object first(Batch fresh) {
        fetchedNs = System.nanoTime();
        Batch other = batch;
        if (other != null && other.left() > 0) {
            giveBack(other);
        }
        batch = fresh;
        if (fresh.left() > 1) {
            keeper.look();
        }
        return next(fresh);
    }

    /** Taken, whether or not it can be read. */
    private Object next(Batch from) {
        from.next();
        Undone mine = undone.get();
        if (mine == null) {
            mine = new Undone();
            undone.set(mine);
        }
        mine.deliveries = from.deliveries();
        if (policy.isDoneWhenTaken()) {
            done(from.number());
        } else {
            mine.add(from.number());
        }
        return from.value();
    }

    /** @throws IllegalStateException if there is none that this thread has taken */
    void taskDone() {
        Undone mine = undone.get();
        if (policy.isDoneWhenTaken()) {
            throw new IllegalStateException("the elements of this queue are done when they are taken");
        }
        if (mine == null || mine.isEmpty()) {
            throw new IllegalStateException(
                    "taskDone was called more often than this thread has taken an element: the thread that takes one says that it is done");
        }
        done(mine.removeFirst());
    }

    /** How often the element was delivered before that this thread took last. */
    int deliveries() {
        Undone mine = undone.get();
        return mine == null ? 0 : mine.deliveries;
    }

    private synchronized void done(long number) {
        addDone(number);
        if (doneCount >= MOST_DONE) {
            say();
        } else {
            keeper.look();
        }
    }

    private synchronized void done(long[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            addDone(numbers[i]);
        }
        if (count > 0) {
            keeper.look();
        }
    }

    private void addDone(long number) {
        if (doneCount == done.length) {
            done = Arrays.copyOf(done, 2 * doneCount);
        }
        done[doneCount++] = number;
    }

    /** Says which elements are done. */
    synchronized void say() {
        if (doneCount > 0) {
            client.done(done, doneCount);
            doneCount = 0;
        }
    }

    /** How many elements are here that nobody has taken. */
    synchronized int untaken() {
        Batch known = batch;
        return known == null ? 0 : known.left();
    }

    /** Gives back what nobody here has taken yet. */
    synchronized void giveBack() {
        Batch known = batch;
        if (known != null && known.left() > 0) {
            giveBack(known);
        }
        batch = null;
    }

    private void giveBack(Batch untaken) {
        long[] numbers = new long[untaken.left()];
        for (int i = 0; i < numbers.length; i++) {
            untaken.next();
            numbers[i] = untaken.number();
            untaken.skip();
        }
        client.giveBack(numbers, numbers.length);
    }

    /** What a thread has taken and not done, in that order. Confined to it. */
    private static final class Undone {
        private long[] numbers = new long[8];
        private int first;
        private int count;
        private int deliveries;

        boolean isEmpty() {
            return count == 0;
        }

        void add(long number) {
            if (count == numbers.length) {
                long[] larger = new long[2 * count];
                for (int i = 0; i < count; i++) {
                    larger[i] = numbers[(first + i) % count];
                }
                numbers = larger;
                first = 0;
            }
            numbers[(first + count) % numbers.length] = number;
            count++;
        }

        long removeFirst() {
            long number = numbers[first];
            first = (first + 1) % numbers.length;
            count--;
            return number;
        }
    }
}
