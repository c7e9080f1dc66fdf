package dev.stowaway.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides whether it pays to poll for an answer before the thread is put to sleep.
 *
 * <p>A blocked read costs the two processes a wake-up each, some 20 microseconds; an answer that is under way takes less
 * than that. So a thread polls for that long at most, and only while that catches answers. Where both processes share a core,
 * whoever polls keeps the other from answering: then polls are in vain, and the thread sleeps at once from then on. It
 * tries again after a number of sleeps that were short enough for polling to have caught their end, and after twice as many
 * each time that this was in vain, too. Each time it tries for an eighth as long as it has slept, because polling catches
 * nothing before the other side polls as well: so their tries come to overlap. An idle connection costs nothing.
 *
 * <p>Assumptions and guarantees: confined to the thread that uses the connection, but for the number of threads that
 * poll, of which there is one for the process.
 */
final class Polling {
    /** About what a wake-up costs. Longer than that, sleeping is cheaper. */
    private static final long LONGEST_NS = 20_000;

    /** A sleep that was this short was mostly the wake-up itself. */
    private static final long SHORT_NS = 4 * LONGEST_NS;

    private static final int FULL_CREDIT = 64;
    private static final int SLEEPS_PER_TRY = 8;
    private static final int FEWEST_SLEEPS = 64;
    private static final int MOST_SLEEPS = 4096;

    /** With one core, whoever polls keeps the peer from answering. */
    private static final int MOST_POLLING = Runtime.getRuntime().availableProcessors() / 2;

    private static final AtomicInteger POLLING = new AtomicInteger();

    private int credit = FULL_CREDIT;
    private int sleepsToTry = FEWEST_SLEEPS;
    private int shortSleeps;

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
        if (isAnswered) {
            if (credit < FULL_CREDIT) {
                credit++;
            } else {
                sleepsToTry = FEWEST_SLEEPS;
            }
            return;
        }
        credit--;
        if (credit == 0) {
            shortSleeps = 0;
            sleepsToTry = Math.min(2 * sleepsToTry, MOST_SLEEPS);
        }
    }

    /** The thread has slept for so long, without having polled, until the answer came. */
    void slept(long nanos) {
        if (credit == 0 && nanos < SHORT_NS) {
            shortSleeps++;
            if (shortSleeps >= sleepsToTry) {
                credit = sleepsToTry / SLEEPS_PER_TRY;
            }
        }
    }
}
