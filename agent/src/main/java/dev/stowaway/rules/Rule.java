package dev.stowaway.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a rules file: what is done about whatever meets all its conditions. */
public final class Rule {
    private final Action action;
    private final List<Condition> conditions;
    private final @Nullable String reason;
    private final String file;
    private final int line;

    Rule(Action action, List<Condition> conditions, @Nullable String reason, String file, int line) {
        this.action = action;
        this.conditions = List.copyOf(conditions);
        this.reason = reason;
        this.file = file;
        this.line = line;
    }

    public Action action() {
        return action;
    }

    /** Why, as the file says; null if it doesn't. */
    public @Nullable String reason() {
        return reason;
    }

    /** The name of its file, without folders. */
    public String file() {
        return file;
    }

    /** Its line, the first being 1. */
    public int line() {
        return line;
    }

    boolean matches(Occurrence occurrence, PathPattern path, String site) {
        if (!occurrence.isPreventable() && (action == Action.FAIL || action.replaces())) {
            return false; // It speaks of what can still be done something about.
        }
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(occurrence, path, site)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it matches everything, so that what stands below it is never reached. */
    public boolean isCatchAll() {
        return conditions.size() == 1
                && conditions.get(0) instanceof Condition.OnPath path
                && path.pattern().isEverything();
    }
}
