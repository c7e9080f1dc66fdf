package dev.stowaway.queue;

import dev.stowaway.wire.Daemons;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks after an {@link Inbox} that has something to be said, or something that is not taken: what waits for long goes back to
 * the queue, where others can have it. There is a thread only while there is something of the kind. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
final class Keeper implements Runnable {
    private static final long INTERVAL_MS = 5;

    /** In case that connections are cut: of a process that is dead, each attempt is soon over. */
    private static final int MOST_FAILURES = 100;

    /** Of each queue: what one is told must not wait for the process of another, which may be stopped. */
    private final ScheduledThreadPoolExecutor executor = Daemons.executor("stowaway-queue-keeper");

    private final Inbox inbox;
    private volatile boolean isScheduled;
    private long taken;
    private int failures;

    Keeper(Inbox inbox) {
        this.inbox = inbox;
    }

    /** There is something to look after. */
    void look() {
        if (!isScheduled) {
            schedule();
        }
    }

    private synchronized void schedule() {
        if (!isScheduled) {
            isScheduled = true;
            try {
                Exit.awaits(inbox);
                executor.schedule(this, INTERVAL_MS, TimeUnit.MILLISECONDS);
            } catch (OutOfMemoryError e) {
                isScheduled = false; // no thread is to be had: whoever comes next tries again, or says it himself
            }
        }
    }

    private synchronized void ends() {
        if (!isScheduled) {
            Exit.forgets(inbox);
        }
    }

    @Override
    public void run() {
        isScheduled = false;
        try {
            inbox.say();
            long before = taken;
            taken = inbox.taken();
            if (inbox.hasUntaken()) {
                if (taken == before) {
                    inbox.giveBack();
                } else {
                    look();
                }
            }
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            if (failures < MOST_FAILURES) {
                look(); // or the queue is gone: whoever uses it is told
            }
        } finally {
            ends();
        }
    }
}
