package dev.stowaway.report;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.event.Level;

/** Brings an event to its sink, or to stderr if the sink fails. Thread-safe; never throws: the host is its caller. */
final class Delivery {
    private final StderrSink stderr;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean told = new AtomicBoolean();

    Delivery(StderrSink stderr) {
        this.stderr = stderr;
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    void write(Sink sink, Level level, String message) {
        try {
            sink.write(level, message);
        } catch (Throwable t) {
            fallBack(level, message, t);
        }
    }

    /** How many events did not reach their sink. */
    long failures() {
        return failures.get();
    }

    /** How many of those did not reach stderr either. */
    long lost() {
        return lost.get();
    }

    private void fallBack(Level level, String message, Throwable failure) {
        try {
            failures.incrementAndGet();
            stderr.write(level, message);
            if (told.compareAndSet(false, true)) {
                stderr.write(Level.WARN, notice(failure));
            }
        } catch (Throwable t) {
            lost.incrementAndGet(); // There is nowhere else to say so.
        }
    }

    private static String notice(Throwable failure) {
        Throwable cause = failure instanceof InvocationTargetException call ? call.getCause() : failure;
        return "the log failed, its events come here instead (this is said once): "
                + (cause == null ? "" : ThrowableText.of(cause));
    }
}
