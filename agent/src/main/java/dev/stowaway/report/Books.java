package dev.stowaway.report;

import dev.stowaway.access.Access;
import dev.stowaway.rules.Policy;
import org.jspecify.annotations.Nullable;

/**
 * All that findings are judged, counted and told with, for locks in streams and hazards at launches alike. Opened when
 * there is something to write: until then it costs nothing. Thread-safe.
 */
public final class Books {
    private final Policy policy;
    private final Logging logging;
    private final Access access;
    private @Nullable Sites sites;
    private @Nullable Reporter reporter;
    private @Nullable Suppressed suppressed;

    public Books(Policy policy, Logging logging, Access access) {
        this.policy = policy;
        this.logging = logging;
        this.access = access;
    }

    public Policy policy() {
        return policy;
    }

    /** What was found so far; from now on there will be a summary at exit. */
    public synchronized Sites sites() {
        Sites known = sites;
        if (known == null) {
            known = new Sites(policy);
            sites = known;
            new SummaryHook(new Summary(known, suppressed(), logging)).install(access);
        }
        return known;
    }

    public synchronized Reporter reporter() {
        Reporter known = reporter;
        if (known == null) {
            known = new Reporter(logging);
            reporter = known;
        }
        return known;
    }

    public synchronized Suppressed suppressed() {
        Suppressed known = suppressed;
        if (known == null) {
            known = new Suppressed(logging);
            suppressed = known;
        }
        return known;
    }

    /** Whether this thread is in the middle of a report: what it does there must not lead to another one. */
    public boolean isReporting() {
        Reporter known;
        synchronized (this) {
            known = reporter;
        }
        return known != null && known.isReporting();
    }

    /** Looks after the rules, which may have changed, and tells if they have. */
    public void refreshRules() {
        Policy.Notice notice = policy.refresh();
        if (notice != null) {
            reporter().report(notice);
        }
    }
}
