package dev.stowaway.report;

import dev.stowaway.rules.Policy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells of a finding wherever findings are told.
 *
 * <p>Assumptions and guarantees: the outlets may be code of the application, such as an appender that serializes; what
 * happens on a thread while it {@link #isReporting() reports} must not lead to another report. Thread-safe.
 */
public final class Reporter {
    private final Logging logging;
    private final List<Outlet> outlets;
    private final Suppressed suppressed;
    private final Suppressed thrownByListeners;

    private final ThreadLocal<Boolean> reporting = new ThreadLocal<>();

    /** How many threads are reporting; without one, the others need not look. */
    private final AtomicInteger reports = new AtomicInteger();

    /** @param outlets what is told before the log; after that come the listeners of the {@link Gateway} */
    Reporter(Logging logging, List<Outlet> outlets, Suppressed suppressed) {
        this.logging = logging;
        this.outlets = outlets;
        this.suppressed = suppressed;
        this.thrownByListeners = Suppressed.ofListeners(logging);
    }

    /** Whether this thread is in the middle of {@link #report}. */
    public boolean isReporting() {
        return reports.get() > 0 && reporting.get() != null;
    }

    /**
     * Tells of the first finding of a site.
     *
     * @param loaders those of the application that it concerns, the most fitting first
     */
    public void report(Site site, Finding finding, Iterable<ClassLoader> loaders) {
        site.report(finding);
        begin();
        try {
            // The log may be code of the application, and may take its time.
            tell(outlets, site, finding, suppressed);
            if (finding.isStandstill()) {
                logging.logger(loaders).error(finding.text());
            } else {
                logging.logger(loaders).warn(finding.text());
            }
            tell(Gateway.listeners(), site, finding, thrownByListeners);
        } finally {
            end();
        }
    }

    /** Tells that not all locks of a known site are treated alike. */
    public void report(AnotherOutcome another, Iterable<ClassLoader> loaders) {
        begin();
        try {
            logging.logger(loaders).warn(another.text());
        } finally {
            end();
        }
    }

    /** Tells that other rules are in force, or why they are not. */
    public void report(Policy.Notice notice) {
        begin();
        try {
            if (notice.accepted()) {
                logging.logger().info(notice.message());
            } else {
                logging.logger().warn(notice.message());
            }
        } finally {
            end();
        }
    }

    /** Each of them, whatever the others do. */
    private static void tell(List<Outlet> outlets, Site site, Finding finding, Suppressed suppressed) {
        for (Outlet outlet : outlets) {
            try {
                outlet.tell(site, finding);
            } catch (Throwable t) { // the host's border: a listener is its code
                suppressed.add(t);
            }
        }
    }

    private void begin() {
        reports.incrementAndGet();
        reporting.set(true);
    }

    private void end() {
        reporting.remove();
        reports.decrementAndGet();
    }
}
