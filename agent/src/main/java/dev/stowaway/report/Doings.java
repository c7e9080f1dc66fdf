package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done about a number of locks, in the words of a summary: {@code 3 proxied, 1 logged}. */
final class Doings {
    private final List<String> done = new ArrayList<>();
    private final List<Outcomes.Tally> refused = new ArrayList<>();
    private long logged;

    /**
     * @param locks how many were met
     * @param outcomes what became of those that were to be replaced; null if there were none
     * @param action what is done about the others
     */
    Doings(long locks, @Nullable Outcomes outcomes, Action action) {
        long others = locks;
        for (Outcomes.Tally tally : outcomes == null ? List.<Outcomes.Tally>of() : outcomes.all()) {
            others -= add(tally);
        }
        others = Math.max(0, others); // The application may have gone on.
        if (action == Action.LOG) {
            logged += others;
            others = 0;
        }
        add(logged, Action.LOG.done());
        // Those whose outcome is counted are done with. These are older than that verdict, or on their way.
        add(others, action.replaces() ? "not " + action.done() : action.done());
        if (done.isEmpty()) {
            done.add("0 " + action.done());
        }
    }

    private long add(Outcomes.Tally tally) {
        long locks = tally.locks();
        if (tally.outcome().refusal() == null) {
            add(locks, tally.outcome().done());
        } else {
            logged += locks;
            refused.add(tally);
        }
        return locks;
    }

    private void add(long locks, String word) {
        if (locks > 0) {
            done.add(locks + " " + word);
        }
    }

    /** {@code 3 proxied, 1 logged}. */
    String text() {
        return String.join(", ", done);
    }

    /** Why some were not replaced: {@code ; logged, since ...}; empty if all were, or none were to be. */
    String refusals() {
        StringBuilder text = new StringBuilder();
        for (Outcomes.Tally tally : refused) {
            long locks = tally.locks();
            text.append("; ").append(locks == logged ? "" : locks + " ");
            text.append(Printable.of(tally.outcome().done()));
        }
        return text.toString();
    }
}
