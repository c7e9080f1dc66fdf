package dev.stowaway.report;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the errors of Stowaway that were kept from the application, and logs the first.
 *
 * <p>Assumptions and guarantees: called at the border to the host, with any throwable, also when there is no stack or
 * no memory left. Never throws. If there was no room to log the first, the next is logged. Thread-safe.
 */
public final class Suppressed {
    private final Logging logging;
    private final String headline;
    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger told = new AtomicInteger(); // AtomicBoolean would start the VarHandles at start-up.

    private volatile int outOfStack;

    public Suppressed(Logging logging) {
        this(
                logging,
                "an error inside Stowaway was suppressed, the application is not affected;"
                        + " further ones are only counted");
    }

    /** For what is no error of Stowaway, but of the application's listeners. */
    public static Suppressed ofListeners(Logging logging) {
        return new Suppressed(
                logging,
                "a listener threw, and the application goes on as if it had not; further throwables are only dropped");
    }

    /** @param headline what the log says of the first */
    Suppressed(Logging logging, String headline) {
        this.logging = logging;
        this.headline = headline;
    }

    /** Takes note of an error that goes no further. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void add(Throwable error) {
        try {
            count.incrementAndGet();
            tellFirst(error);
        } catch (Throwable t) {
            // No stack left for a call: hence a plain field. Not atomic, but it does leave zero.
            outOfStack++;
        }
    }

    /** How many there were. */
    public long count() {
        return count.get() + outOfStack;
    }

    /** Whoever has found the stack for the question has it for taking the answer back. */
    private void tellFirst(Throwable error) {
        boolean isFirst = false;
        try {
            isFirst = told.compareAndSet(0, 1);
            if (isFirst) {
                long lost = logging.lost();
                logging.logger().warn(headline, error);
                if (logging.lost() != lost) {
                    told.set(0);
                }
            }
        } catch (Throwable t) {
            if (isFirst) {
                told.set(0);
            }
        }
    }
}
