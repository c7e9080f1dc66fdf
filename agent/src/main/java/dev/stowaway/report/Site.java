package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Verdict;
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
    private final Occurrence occurrence;
    private final Policy policy;
    private final LongAdder count = new LongAdder();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Outcomes outcomes;
    private volatile Verdict verdict;
    private volatile boolean verdictChanged;
    private volatile long reportedMs;
    private volatile @Nullable Finding first;

    Site(String id, Occurrence occurrence, Policy policy) {
        this.id = id;
        this.occurrence = occurrence;
        this.policy = policy;
        this.verdict = policy.judge(occurrence, id);
    }

    /** Counts one more lock. */
    public void count() {
        count.increment();
    }

    /** Takes note of what was done about a lock that was counted, and says what the caller has to tell of it. */
    public News note(Outcome outcome) {
        Action asked = outcome.verdict().action();
        if (asked.replaces()) {
            return noteReplacing(outcome);
        }
        return asked != Action.ALLOW && claim() ? News.FIRST : News.NONE;
    }

    /** Whoever brings the first outcome tells of the site, so that each is told by somebody and none twice. */
    private News noteReplacing(Outcome outcome) {
        Outcomes known = outcomes;
        if (known != null && known.count(outcome)) {
            return News.NONE;
        }
        synchronized (this) {
            known = outcomes;
            if (known == null) {
                known = new Outcomes();
                outcomes = known;
            }
            if (!known.add(outcome)) {
                return News.NONE;
            }
            return claim() ? News.FIRST : News.ANOTHER_OUTCOME;
        }
    }

    /** True once: for the caller that has to report this site. */
    boolean claim() {
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

    /** The object path with indices and keys starred. */
    public String pattern() {
        return occurrence.pattern();
    }

    /** Binary name of the class of the first lock. */
    public String lockClass() {
        return occurrence.lockClass();
    }

    /** What is known of the first thing that was found here. */
    public Occurrence occurrence() {
        return occurrence;
    }

    /** The verdict; the one of before is good until the policy's next generation. */
    public Verdict verdict() {
        Verdict known = verdict;
        return known.generation() == policy.generation() ? known : judgeAgain(known);
    }

    /** What the verdict says. */
    public Action action() {
        return verdict().action();
    }

    /** Whether something else was done about the earlier of the locks than about the later ones. */
    boolean hasVerdictChanged() {
        return verdictChanged;
    }

    /** What became of the locks that were to be replaced; null if there were none. */
    @Nullable
    Outcomes outcomes() {
        return outcomes;
    }

    /** How many locks were replaced. */
    public long replaced() {
        Outcomes known = outcomes;
        return known == null ? 0 : known.replaced();
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
        return occurrence.kind().equals(kind)
                && occurrence.pattern().equals(pattern)
                && occurrence.callSite().equals(callSite)
                && occurrence.destination().equals(destination);
    }

    private Verdict judgeAgain(Verdict before) {
        Verdict now = policy.judge(occurrence, id);
        verdictChanged |= now.action() != before.action();
        verdict = now;
        return now;
    }
}
