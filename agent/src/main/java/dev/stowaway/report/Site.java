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
    private volatile Verdict verdict;
    private volatile boolean verdictChanged;
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

    /** True once: for the caller that has to report this site. */
    public boolean claim() {
        return !claimed.get() && claimed.compareAndSet(false, true);
    }

    /** Keeps what was reported. */
    public void report(Finding finding) {
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

    /** How many locks were counted. */
    public long locks() {
        return count.sum();
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
