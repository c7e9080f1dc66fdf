package dev.stowaway.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is done, and who said so.
 *
 * @param rule the first one that matches; null if none does, and the option {@code action} decides
 * @param generation of the {@link Policy} that it comes from: with a later one, it has to be asked again
 */
public record Verdict(Action action, @Nullable Rule rule, int generation) {
    /** The verdict of the option {@code action} alone. */
    public static Verdict of(Action action) {
        return new Verdict(action, null, 0);
    }

    /** Who said so, in words: {@code action=fail}, {@code rule at line 12 of stowaway.rules: no locks in orders}. */
    public String cause() {
        if (rule == null) {
            return "action=" + action.key();
        }
        String reason = rule.reason();
        return "rule at line " + rule.line() + " of " + Printable.of(rule.file())
                + (reason == null ? "" : ": " + Printable.of(reason));
    }
}
