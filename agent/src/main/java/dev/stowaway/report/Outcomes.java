package dev.stowaway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How many locks that were to be replaced had which outcome. Thread-safe; an outcome that is known is counted without a
 * lock. Refusals beyond a number of reasons are counted as one.
 */
final class Outcomes {
    static final int MOST_REASONS = 8;

    private static final String FURTHER = "one of too many reasons to tell apart kept it from being replaced";

    private volatile List<Tally> tallies = List.of();

    /** How many locks had one outcome. */
    record Tally(Outcome outcome, LongAdder count) {
        long locks() {
            return count.sum();
        }
    }

    /** All of them, the oldest first. */
    List<Tally> all() {
        return tallies;
    }

    /** How many locks were replaced. */
    long replaced() {
        long locks = 0;
        for (Tally tally : tallies) {
            locks += tally.outcome.refusal() == null ? tally.locks() : 0;
        }
        return locks;
    }

    /** Counts one; false if its outcome is new, so that it has to be added. */
    boolean count(Outcome outcome) {
        Tally known = find(outcome);
        if (known != null) {
            known.count.increment();
        }
        return known != null;
    }

    /** Counts one; false if there is nothing new in it. */
    synchronized boolean add(Outcome outcome) {
        if (count(outcome)) {
            return false;
        }
        Outcome told = outcome;
        if (outcome.refusal() != null && tallies.size() >= MOST_REASONS) {
            told = new Outcome(outcome.verdict(), FURTHER);
            if (count(told)) {
                return false;
            }
        }
        Tally tally = new Tally(told, new LongAdder());
        tally.count.increment();
        List<Tally> more = new ArrayList<>(tallies);
        more.add(tally);
        tallies = List.copyOf(more);
        return true;
    }

    private @Nullable Tally find(Outcome outcome) {
        List<Tally> known = tallies;
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).outcome.isLike(outcome)) {
                return known.get(i);
            }
        }
        return null;
    }
}
