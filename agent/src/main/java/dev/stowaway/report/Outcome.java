package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was done about one lock: what its verdict asks for or, where that is to replace the lock and can't be, no more
 * than to log it.
 *
 * @param refusal why it can't be, the end of a sentence that begins with "logged, since"; null if it was done
 */
public record Outcome(Verdict verdict, @Nullable String refusal) {
    /** The verdict was carried out. */
    public static Outcome asked(Verdict verdict) {
        return new Outcome(verdict, null);
    }

    /** What was done. */
    public Action action() {
        return refusal == null ? verdict.action() : Action.LOG;
    }

    /** The same in words: {@code proxied}, {@code logged, since ...}. */
    String done() {
        return refusal == null ? action().done() : action().done() + ", since " + refusal;
    }

    /** Whether to those who ask it is the same as {@code other}, by whichever verdict. */
    boolean isLike(Outcome other) {
        return verdict.action() == other.verdict.action() && Objects.equals(refusal, other.refusal);
    }
}
