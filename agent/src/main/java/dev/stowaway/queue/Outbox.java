package dev.stowaway.queue;

import dev.stowaway.QueueClosedException;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.wire.Daemons;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What this process has put into an unbounded queue of another one, and is on its way there. A thread sends it; what
 * comes while it sends goes together in the next message, so that the more there is the less each costs.
 *
 * <p>Assumptions and guarantees: thread-safe. What is put is sent in that order. There is a thread while there is something to
 * send, and for a second more.
 */
final class Outbox implements Runnable {
    private static final int MOST_BYTES = 1 << 16;
    private static final long IDLE_MS = 1_000;

    private final Client client;
    private ValueWriter waiting = new ValueWriter();
    private ValueWriter spare = new ValueWriter();
    private int count;
    private boolean hasThread;
    private boolean isIdle;
    private boolean isSending;
    private @Nullable RuntimeException failure;

    Outbox(Client client) {
        this.client = client;
    }

    /** Waits only for what is ahead of it, if that is much. */
    void put(Object element) throws IOException, InterruptedException {
        boolean isSmall = element instanceof Integer || element instanceof Long || element instanceof String;
        ValueWriter apart = isSmall ? null : new ValueWriter();
        if (apart != null) {
            apart.writeValue(element); // which may run code of the application
        }
        synchronized (this) {
            while (waiting.length() >= MOST_BYTES && failure == null) {
                wait();
            }
            throwFailure();
            if (apart != null) {
                waiting.write(apart.payload().array(), 0, apart.length());
            } else {
                waiting.writeValue(element);
            }
            count++;
            wake();
        }
    }

    private void wake() {
        if (isIdle) {
            isIdle = false;
            notifyAll();
        } else if (!hasThread) {
            hasThread = true;
            Daemons.thread(this, "stowaway-queue").start();
        }
    }

    /** Waits until all is there. */
    synchronized void flush() throws InterruptedException {
        while (failure == null && (count > 0 || isSending)) {
            wait();
        }
        throwFailure();
    }

    /** The same at exit, for so long at most. */
    synchronized void flush(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        try {
            for (long left = millis; left > 0 && failure == null && (count > 0 || isSending); ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() {
        RuntimeException known = failure;
        if (known == null) {
            return;
        }
        if (known instanceof QueueClosedException) {
            throw new QueueClosedException(String.valueOf(known.getMessage()));
        }
        throw known;
    }

    @Override
    public void run() {
        while (true) {
            ValueWriter message;
            int size;
            synchronized (this) {
                if (!awaitWork()) {
                    return;
                }
                message = waiting;
                size = count;
                waiting = spare;
                count = 0;
                isSending = true;
                notifyAll(); // there is room again
            }
            RuntimeException thrown = send(message, size);
            synchronized (this) {
                isSending = false;
                message.clear();
                spare = message;
                if (thrown != null) {
                    failure = thrown;
                }
                notifyAll();
            }
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
