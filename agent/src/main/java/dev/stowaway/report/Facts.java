package dev.stowaway.report;

import dev.stowaway.rules.Rule;
import dev.stowaway.rules.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what a tool reads of a finding, fact by fact. What is null is not known, and is left out. */
public interface Facts {
    void text(String name, @Nullable String value);

    void number(String name, long value);

    void flag(String name, boolean value);

    void frame(String name, @Nullable Frame value);

    void frames(String name, List<Frame> values);

    /** What was done, and the rule that said so. */
    default void verdict(Verdict verdict) {
        text("action", verdict.action().key());
        Rule rule = verdict.rule();
        if (rule != null) {
            begin("rule");
            text("file", rule.file());
            number("line", rule.line());
            text("reason", rule.reason());
            end();
        }
    }

    /** What follows, up to {@link #end}, belongs to {@code name}. */
    void begin(String name);

    void end();
}
