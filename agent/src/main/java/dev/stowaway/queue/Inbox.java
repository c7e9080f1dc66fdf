package dev.stowaway.queue;

import dev.stowaway.QueueClosedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What this process has got of a queue in advance, and what it is done with and has not said yet. Small elements that are taken
 * quickly come many at a time; what is not taken soon goes back to the others ({@link Keeper}).
 *
 * <p>Assumptions and guarantees: thread-safe. Each element is handed to one thread, and that thread alone can say that it is
 * done: were it the process, one thread's word could be taken for what another is still at. Elements are handed out in the
 * order in which the queue has delivered them to this process, whichever threads the answers came to.
 */
final class Inbox implements Exit.Unsent {
    private static final int MOST = 1024;

    /** Who asks for more within this time is one to get more. */
    private static final long QUICK_NS = 1_000_000;

    /** An answer that is earlier by its turn, and has not come by then, is lost. */
    private static final long LATE_MS = 1_000;

    private static final AtomicLong LAST = new AtomicLong();

    /** The queue counts what it delivers to each by itself: a process may let the queue go, and have it again later. */
    private final long number = LAST.incrementAndGet();

    private final Client client;
    private final Policy policy;
    private final @Nullable Outbox outbox;
    private final Keeper keeper;
    private final Finished finished;

    private final TakenByThreads undone = new TakenByThreads();
    private final Deque<Batch> batches = new ArrayDeque<>();

    private final GivenBack givenBack;
    private long turn;
    private long taken;
    private int size = 1;
    private long fetchedNs;

    /** @param outbox of what this process puts into the same queue, if that is not there at once */
    Inbox(Client client, Policy policy, @Nullable Outbox outbox) {
        this.client = client;
        this.policy = policy;
        this.outbox = outbox;
        this.keeper = new Keeper(this);
        this.finished = new Finished(client, outbox, keeper);
        this.givenBack = new GivenBack(this, client, keeper);
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
        long begin = System.nanoTime();
        for (long left = nanos; nanos <= 0 || left > 0; left = QueueEnd.left(nanos, begin)) {
            Object known = takeKnown();
            if (known != null) {
                return known;
            }
            long before = givenBack.times();
            if (!givenBack.say(left)) {
                return null;
            }
            Batch answer = ask(nanos, begin);
            Object next = arrived(answer, nanos, begin);
            if (next != null) {
                return next;
            }
            if (givenBack.times() == before) {
                return nothing(answer);
            }
            // What was here when the queue was asked can be had there by now.
        }
        return null;
    }

    private synchronized @Nullable Object takeKnown() {
        for (Batch first = batches.peekFirst(); first != null; first = batches.peekFirst()) {
            if (first.left() > 0) {
                return next(first);
            }
            batches.removeFirst();
        }
        return null;
    }

    private Batch ask(long nanos, long begin) throws InterruptedException {
        Numbers said = finished.take();
        Batch answer = Batch.UNANSWERED;
        try {
            boolean isPutThere = isPutThere(nanos, begin);
            long left = QueueEnd.left(nanos, begin);
            if (isPutThere && (left > 0 || nanos <= 0)) {
                answer = client.take(number, nextSize(), left, said);
            }
            return answer;
        } finally {
            if (answer == Batch.UNANSWERED) {
                finished.again(said);
            }
        }
    }

    /** What this process has put is there for it to take; who does not wait for elements waits for that, as for the answer. */
    private boolean isPutThere(long nanos, long begin) throws InterruptedException {
        if (outbox != null && nanos <= 0) {
            outbox.settle();
        }
        return outbox == null || nanos <= 0 || outbox.settle(QueueEnd.left(nanos, begin));
    }

    private synchronized int nextSize() {
        boolean isQuick = System.nanoTime() - fetchedNs < QUICK_NS;
        size = isQuick && policy.isInAdvance() ? Math.min(2 * size, MOST) : 1;
        return size;
    }

    /** Behind what was delivered before, even if that comes to its thread only now. */
    private synchronized @Nullable Object arrived(Batch answer, long nanos, long begin) throws InterruptedException {
        long earlier = answer.left() > 0 ? answer.turn() - 1 : answer.turn();
        awaitTurn(earlier);
        turn = Math.max(turn, earlier); // what has not come by now is not waited for again
        if (answer.left() > 0) {
            fetchedNs = System.nanoTime();
            boolean isInOrder = false;
            try {
                isInOrder = givenBack.isInOrder(answer, nanos, begin);
            } finally {
                batches.addLast(answer);
                turn = Math.max(turn, answer.turn()); // it may have been too late for the others to wait
                notifyAll(); // now: what is behind it would else be taken for all that there is
                if (!isInOrder) {
                    givenBack.addAll(batches); // behind what was given back, which is before it in the order
                } else if (answer.left() > 1) {
                    keeper.look();
                }
            }
        }
        return takeKnown();
    }

    private static @Nullable Object nothing(Batch answer) {
        if (answer.isEnd()) {
            throw new QueueClosedException("the queue is closed, and all that was in it is taken");
        }
        return null;
    }

    @SuppressWarnings("WaitNotInLoop") // it is in one
    private void awaitTurn(long earlier) {
        long begin = System.nanoTime();
        boolean wasInterrupted = false;
        for (long left = LATE_MS;
                turn < earlier && (left > 0 || givenBack.isSaying());
                left = LATE_MS - (System.nanoTime() - begin) / 1_000_000) {
            try {
                wait(Math.max(left, 1));
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who is told that it can't be read has not taken it: it is done, or it would go to others who can't read it, either. */
    private Object next(Batch from) {
        from.next();
        taken++;
        Object value = null;
        try {
            value = from.value();
        } finally {
            if (value == null || policy.isDoneWhenTaken()) {
                finished.add(from.number());
            }
        }
        Undone mine = undone.mine();
        mine.deliveries(from.deliveries());
        if (!policy.isDoneWhenTaken()) {
            mine.add(from.number());
        }
        return value;
    }

    /** @throws IllegalStateException if there is none that this thread has taken */
    void taskDone() {
        if (policy.isDoneWhenTaken()) {
            throw new IllegalStateException(
                    "the elements of this queue are done when they are taken, since it was made with doneWhenTaken(), or"
                            + " by Manager.queue(): leave taskDone() out, or SharedQueue.create() makes one that has it");
        }
        finished.add(undone.done());
        if (finished.isMuch()) {
            say();
        }
    }

    /** How often the element was delivered before that this thread took last. */
    int deliveries() {
        return undone.deliveries();
    }

    /** Nothing that belongs to the queue is kept here any more. */
    @Override
    public void settle() {
        giveBack();
        say();
    }

    /** The same for so long at most; false if there was no answer in that time. */
    boolean settle(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        givenBack.addAll(batches);
        if (!givenBack.say(nanos)) {
            return false;
        }
        long left = QueueEnd.left(nanos, begin);
        return left > 0 && finished.say(left);
    }

    /** What was not done, others get again. */
    @Override
    public @Nullable String unsettled() {
        return null;
    }

    /** Says what is done, and what was given back and not heard, however long that takes. */
    void say() {
        givenBack.say();
        finished.say();
    }

    /** Whether elements are here that nobody has taken. */
    synchronized boolean hasUntaken() {
        for (Batch batch : batches) {
            if (batch.left() > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many were taken so far. */
    synchronized long taken() {
        return taken;
    }

    /** Gives back what nobody here has taken yet. */
    void giveBack() {
        givenBack.addAll(batches);
        givenBack.say();
    }
}
