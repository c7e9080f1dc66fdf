package dev.stowaway.report;

import dev.stowaway.rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes down what a tool reads of a finding, fact by fact. What is null is not known, and is left out. */
public interface Facts {
    void text(String name, @Nullable String value);

    void number(String name, long value);

    void flag(String name, boolean value);

    void frame(String name, @Nullable Frame value);

    void frames(String name, List<Frame> values);

    /** What every finding has. */
    default void circumstances(Finding finding) {
        frame("callSite", finding.caller());
        text("thread", finding.thread());
        text("effect", finding.effect());
        text("remedy", finding.remedy());
        text("action", finding.action().key());
        text("refusal", finding.outcome().refusal());
        Rule rule = finding.verdict().rule();
        if (rule != null) {
            begin("rule");
            text("file", rule.file());
            number("line", rule.line());
            text("reason", rule.reason());
            end();
        }
        frames("stack", finding.stack());
    }

    /** The {@link #item}s that follow, up to {@link #end}, belong to {@code name}. */
    void list(String name);

    /** What follows, up to {@link #end}, belongs to one of them. */
    void item();

    /** What follows, up to {@link #end}, belongs to {@code name}. */
    void begin(String name);

    void end();
}
