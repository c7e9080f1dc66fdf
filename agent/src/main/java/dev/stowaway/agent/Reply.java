package dev.stowaway.agent;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Request}: a system property of the JVM that was asked, where the one who asks can read it.
 * Exceptions from {@code agentmain} would not do: their text stays in that JVM, as a stack trace on its stderr.
 *
 * @param id of the request
 * @param isActive whether there is an active agent in that JVM now
 * @param detail one line for a person; may be empty
 */
public record Reply(String id, Outcome outcome, boolean isActive, String detail) {
    /** Not below {@code stowaway.}: those are options. */
    public static final String PROPERTY = "dev.stowaway.reply";

    private static final char BLANK = ' ';

    /** The answers. */
    public enum Outcome {
        /** Active from now on. */
        ATTACHED,
        /** The JDK behaves as before. */
        DETACHED,
        /** Was there before, and stays as it is. */
        ALREADY_ACTIVE,
        /** There is nothing to detach. */
        NOT_ACTIVE,
        /** The options can't be understood, or not in that JVM. */
        OPTIONS_REFUSED,
        /** The jar that the JVM has loaded is of another version than the one that asks. */
        OTHER_VERSION,
        /** Tried, in vain. */
        FAILED
    }

    /** As the property's value. */
    String text() {
        return id + BLANK + outcome.name() + BLANK + isActive + BLANK + detail;
    }

    /** The reply in the property's value; null if there is none. */
    public static @Nullable Reply parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int outcome = text.indexOf(BLANK) + 1;
        int active = text.indexOf(BLANK, outcome) + 1;
        int detail = text.indexOf(BLANK, active) + 1;
        if (outcome == 0 || active == 0 || detail == 0) {
            return null;
        }
        String name = text.substring(outcome, active - 1);
        for (Outcome known : Outcome.values()) {
            if (known.name().equals(name)) {
                boolean isActive = Boolean.parseBoolean(text.substring(active, detail - 1));
                return new Reply(text.substring(0, outcome - 1), known, isActive, text.substring(detail));
            }
        }
        return null;
    }
}
