package dev.stowaway.queue;

import dev.stowaway.QueueClosedException;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.wire.Daemons;
import dev.stowaway.wire.Frame;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What this process has put into an unbounded queue of another one, and is on its way there. A thread sends it; what
 * comes while it sends goes together in the next message, so that the more there is the less each costs.
 *
 * <p>Assumptions and guarantees: thread-safe. What is put is sent in that order. There is a thread while there is something to
 * send, and for a second more. Once something could not be sent nothing is any more, there would be a gap: whoever puts, or
 * asks whether all is there, is told so for good. Whoever only takes is not.
 */
final class Outbox implements Runnable {
    static final String CLOSED = "the queue is closed: nothing can be put any more";

    private static final int MOST_BYTES = 1 << 16;
    private static final long IDLE_MS = 1_000;
    private static final long SOON_NS = 1_000_000_000;
    private static final long NS_PER_MS = 1_000_000;

    private final Client client;
    private ValueWriter waiting = new ValueWriter();
    private ValueWriter spare = new ValueWriter();
    private int count;
    /** How many were put so far, and how many of these are there. */
    private long putSoFar;

    private long there;
    private boolean hasThread;
    private boolean isIdle;
    private boolean isClosed;
    private @Nullable RuntimeException failure;
    private boolean isTold;
    private final Exit.Unsent atExit = new AtExit();

    Outbox(Client client) {
        this.client = client;
    }

    /**
     * Waits only for what is ahead of it, if that is much; also if there is no time for that, for it is soon sent unless the
     * process of the queue is stopped.
     *
     * @return false if the time was over before
     */
    boolean put(Object element, long nanos) throws IOException, InterruptedException {
        boolean isSmall = element instanceof Integer || element instanceof Long || element instanceof String;
        ValueWriter apart = isSmall ? null : new ValueWriter(client.reading());
        if (apart != null) {
            apart.writeValue(element); // which may run code of the application
        }
        synchronized (this) {
            if (waiting.length() >= MOST_BYTES && !awaitRoom(nanos > 0 ? nanos : SOON_NS)) {
                return false;
            }
            throwFailure();
            if (isClosed) {
                throw new QueueClosedException(CLOSED);
            }
            wake(); // first: if there is no thread to be had, nothing is put
            append(element, apart);
            count++;
            putSoFar++;
            return true;
        }
    }

    /** To its end, or nothing of it. */
    private void append(Object element, @Nullable ValueWriter apart) throws IOException {
        int start = waiting.length();
        boolean isWhole = false;
        try {
            if (apart != null) {
                waiting.write(apart.payload().array(), 0, apart.length());
            } else {
                waiting.writeValue(element);
            }
            waiting.checkRoom(Protocol.PUT_BYTES);
            isWhole = true;
        } finally {
            if (!isWhole) {
                waiting.cut(start);
            }
        }
    }

    private boolean awaitRoom(long nanos) throws InterruptedException {
        long begin = System.nanoTime();
        while (waiting.length() >= MOST_BYTES && failure == null) {
            if (!await(nanos, begin)) {
                return false;
            }
        }
        return true;
    }

    /** False if the time was over before. */
    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private synchronized boolean await(long nanos, long begin) throws InterruptedException {
        long leftMs = nanos == Frame.FOREVER ? 0 : (nanos - (System.nanoTime() - begin)) / NS_PER_MS + 1;
        if (leftMs <= 0 && nanos != Frame.FOREVER) {
            return false;
        }
        wait(leftMs);
        return true;
    }

    /** This process has closed the queue. */
    synchronized void close() {
        isClosed = true;
    }

    private void wake() {
        if (isIdle) {
            isIdle = false;
            notifyAll();
        } else if (!hasThread) {
            Daemons.thread(this, "stowaway-queue").start();
            hasThread = true;
            Exit.awaits(atExit);
        }
    }

    /**
     * Waits until all is there that was put before.
     *
     * @throws RuntimeException if some never will be
     */
    synchronized void flush() throws InterruptedException {
        long last = putSoFar;
        while (there < last && failure == null) {
            wait();
        }
        throwFailure();
    }

    /** Waits until all is there that was put before, or never will be: nothing of it is on its way any more. */
    synchronized void settle() {
        long last = putSoFar;
        boolean wasInterrupted = false;
        while (there < last && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same for so long at most; false if something is still on its way. */
    synchronized boolean settle(long nanos) throws InterruptedException {
        long last = putSoFar;
        long begin = System.nanoTime();
        while (there < last && failure == null) {
            if (!await(nanos, begin)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whoever has to know that something that was put here is lost. */
    synchronized void throwFailure() {
        RuntimeException known = failure;
        if (known == null) {
            return;
        }
        if (known instanceof QueueClosedException) {
            throw new QueueClosedException(CLOSED + ", and of what this process had put, " + lost()
                    + " came too late. Close a queue when all is put: flush() says when it is there");
        }
        throw known;
    }

    private synchronized String lost() {
        long lost = putSoFar - there;
        return lost == 1 ? "1 element" : lost + " elements";
    }

    @Override
    public void run() {
        while (true) {
            ValueWriter message;
            int size;
            synchronized (this) {
                if (!awaitWork()) {
                    Exit.forgets(atExit);
                    return;
                }
                message = waiting;
                size = count;
                waiting = spare;
                count = 0;
                notifyAll(); // there is room again
            }
            RuntimeException thrown = send(message, size);
            synchronized (this) {
                if (thrown == null) {
                    there += size;
                } else {
                    failure = thrown;
                }
                notifyAll();
                message.clear();
                spare = message;
            }
            if (thrown != null) {
                tell(thrown);
            }
        }
    }

    /** Whoever put it may be gone, or never ask. */
    private void tell(RuntimeException thrown) {
        try {
            Exit.warn(lost() + " that this process had put into " + client + " did not get there: "
                    + thrown.getMessage());
        } finally {
            synchronized (this) {
                isTold = true;
                notifyAll();
            }
        }
    }

    private final class AtExit implements Exit.Unsent {
        @Override
        public void settle() {
            Outbox.this.settle();
            awaitTold();
        }

        @Override
        public @Nullable String unsettled() {
            synchronized (Outbox.this) {
                return failure != null || there == putSoFar
                        ? null
                        : lost() + " that this process had put into " + client
                                + " may not get there: its process does not answer";
            }
        }
    }

    private synchronized void awaitTold() {
        try {
            while (failure != null && !isTold) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if there has been nothing to do for long, or it can't be done. */
    private boolean awaitWork() {
        long begin = System.nanoTime();
        while (count == 0 || failure != null) {
            long left = IDLE_MS - (System.nanoTime() - begin) / 1_000_000;
            if (left <= 0 || failure != null) {
                hasThread = false;
                isIdle = false;
                return false;
            }
            isIdle = true;
            try {
                wait(left);
            } catch (InterruptedException e) {
                // Nobody has a reason to.
            }
        }
        isIdle = false;
        return true;
    }

    private @Nullable RuntimeException send(ValueWriter message, int size) {
        try {
            client.put(message, size, 0);
            return null;
        } catch (InterruptedException | IOException e) {
            return new IllegalStateException("what was put could not be sent", e);
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            return new IllegalStateException("what was put could not be sent", e);
        }
    }
}
