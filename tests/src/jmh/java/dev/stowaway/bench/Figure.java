package dev.stowaway.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param target what the effect may be at most; null where a figure is reported without one
 * @param unit of the measurements, for people
 * @param remark what was seen beside it; may be empty
 */
record Figure(
        String name,
        String jdk,
        String unit,
        Effect effect,
        @Nullable Double target,
        List<Round> rounds,
        String remark) {

    static final String HEADER = """
            | figure | JDK | without | with | effect | 95 % interval | A/A control | target | reached | remark |
            |---|---|--:|--:|--:|---|---|--:|---|---|
            """;

    /** Whether the effect is at most the target; one that exceeds it by less than the A/A control strays proves nothing. */
    Verdict verdict() {
        if (target == null) {
            return Verdict.NO_TARGET;
        }
        double agent = Estimate.ofAgent(effect, rounds).value();
        if (agent <= target) {
            return Verdict.REACHED;
        }
        double control = Estimate.ofControl(effect, rounds).value();
        return agent <= effect.limit(target, control) ? Verdict.WITHIN_NOISE : Verdict.MISSED;
    }

    String row() {
        Estimate agent = Estimate.ofAgent(effect, rounds);
        Estimate control = Estimate.ofControl(effect, rounds);
        String[] cells = {
            name,
            jdk,
            effect == Effect.ALONE ? "" : number(Estimate.without(rounds)) + " " + unit,
            number(Estimate.with(rounds)) + " " + unit,
            shown(agent.value()),
            interval(agent),
            effect == Effect.ALONE ? "" : shown(control.value()) + " (" + interval(control) + ")",
            target == null ? "" : "≤ " + shown(target),
            verdict().text(),
            remark
        };
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String interval(Estimate estimate) {
        return shown(estimate.low()) + " to " + shown(estimate.high());
    }

    private String shown(double value) {
        return switch (effect) {
            case RATIO -> String.format(Locale.ROOT, "%.3f", value);
            case DIFFERENCE -> (value > 0 ? "+" : "") + number(value) + " " + unit;
            case ALONE -> number(value) + " " + unit;
        };
    }

    /** Three significant digits, more for large ones: nothing measured here deserves a fourth. */
    private static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
