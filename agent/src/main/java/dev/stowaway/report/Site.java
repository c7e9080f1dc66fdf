package dev.stowaway.report;

import dev.stowaway.rules.Action;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One place in the program at which locks get into streams: the unit of reports and verdicts. Thread-safe.
 *
 * <p>Its identity is kind of lock, path pattern, call site and kind of destination.
 */
public final class Site {
    private final String id;
    private final String kind;
    private final String pattern;
    private final String callSite;
    private final String destination;
    private final String lockClass;
    private final Action action;
    private final LongAdder count = new LongAdder();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile long reportedMs;
    private volatile @Nullable Finding first;

    Site(String id, String kind, String pattern, String callSite, String destination, String lockClass, Action action) {
        this.id = id;
        this.kind = kind;
        this.pattern = pattern;
        this.callSite = callSite;
        this.destination = destination;
        this.lockClass = lockClass;
        this.action = action;
    }

    /** Counts one more lock. */
    public void count() {
        count.increment();
    }

    /** True once: for the caller that has to report this site. */
    public boolean claim() {
        return !claimed.get() && claimed.compareAndSet(false, true);
    }

    /** Keeps what was reported. */
    public void report(Finding finding) {
        reportedMs = System.currentTimeMillis();
        first = finding;
    }

    /** Six hexadecimal digits, the same in every run unless two sites of a run fall on the same ones. */
    public String id() {
        return id;
    }

    /** The kind of what is found here. */
    public String kind() {
        return kind;
    }

    /** The object path with indices and keys starred. */
    public String pattern() {
        return pattern;
    }

    /** The calling method: binary class name, dot, method. */
    public String callSite() {
        return callSite;
    }

    /** The kind of destination. */
    public String destination() {
        return destination;
    }

    /** Binary name of the class of the first lock. */
    public String lockClass() {
        return lockClass;
    }

    /** The verdict. */
    public Action action() {
        return action;
    }

    /** How many locks were counted. */
    public long locks() {
        return count.sum();
    }

    /** When the first finding was reported, in milliseconds of the epoch; 0 if nothing was reported. */
    public long reportedMs() {
        return reportedMs;
    }

    /** What was reported; null if nothing was. */
    public @Nullable Finding first() {
        return first;
    }

    boolean is(String kind, String pattern, String callSite, String destination) {
        return this.kind.equals(kind)
                && this.pattern.equals(pattern)
                && this.callSite.equals(callSite)
                && this.destination.equals(destination);
    }
}
