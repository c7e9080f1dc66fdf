package dev.stowaway.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether it pays to poll for an answer before the thread is put to sleep.
 *
 * <p>A blocked read costs the two processes a wake-up each, some 20 microseconds; an answer that is under way takes less
 * than that. So a thread polls for that long at most, and only while the peer has been answering that promptly and the
 * process has cores to spare. What polling would have caught counts in its favour, what it did not catch against it;
 * without credit there is no polling, so that an idle connection costs nothing.
 *
 * <p>Assumptions and guarantees: confined to the thread that uses the connection, but for the number of threads that
 * poll, of which there is one for the process.
 */
final class Polling {
    /** About what a wake-up costs. Longer than that, sleeping is cheaper. */
    private static final long LONGEST_NS = 20_000;

    /** A sleep that was this short was mostly the wake-up itself. */
    private static final long PROMPT_NS = 4 * LONGEST_NS;

    private static final int MOST_CREDIT = 8;

    /** With one core, whoever polls keeps the peer from answering. */
    private static final int MOST_POLLING = Runtime.getRuntime().availableProcessors() / 2;

    private static final AtomicInteger POLLING = new AtomicInteger();

    private int credit = MOST_CREDIT / 2;

    /** Whether to poll now; whoever is told so calls {@link #end}. */
    boolean begin() {
        if (credit == 0) {
            return false;
        }
        if (POLLING.incrementAndGet() > MOST_POLLING) {
            POLLING.decrementAndGet();
            return false;
        }
        return true;
    }

    boolean goesOn(long startNs) {
        return System.nanoTime() - startNs < LONGEST_NS;
    }

    void end(boolean isAnswered) {
        POLLING.decrementAndGet();
        credit = isAnswered ? Math.min(credit + 1, MOST_CREDIT) : credit - 1;
    }

    /** The thread has slept for so long until the answer came. */
    void slept(long nanos) {
        if (nanos < PROMPT_NS) {
            credit = Math.min(credit + 1, MOST_CREDIT);
        }
    }
}
