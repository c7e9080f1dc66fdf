package dev.stowaway.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a rule can tell an occurrence by. The words are the labels of a finding's lines, so that they can be copied. */
enum Trait {
    PATH("path"),
    KIND("kind"),
    LOCK("lock"),
    DECLARED("declared"),
    TO("to"),
    AT("at"),
    SITE("site");

    /** The destinations that {@code to} takes; those of the room {@code inspect}, which a test compares. */
    static final String[] DESTINATIONS = {"process", "socket", "file", "memory", "nowhere", "standard-stream", "other"};

    /** The kinds that {@code kind} takes: those of the room {@code locks}, which a test compares, of launches, and of what else is found. */
    static final String[] KINDS = {
        "reentrant-lock",
        "read-write-lock",
        "read-lock",
        "write-lock",
        "stamped-lock",
        "semaphore",
        "condition",
        "synchronizer",
        "application-lock",
        "configured",
        "monitor",
        "count-down-latch",
        "cyclic-barrier",
        "phaser",
        "exchanger",
        "thread",
        "thread-local",
        "executor",
        "held-at-launch",
        "passed-as-argument",
        "passed-as-variable",
        "deadlock"
    };

    private final String key;

    Trait(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** The trait of an occurrence, as a rule spells it; null if it has none. */
    @Nullable
    String of(Occurrence occurrence, String site) {
        return switch (this) {
            case PATH -> occurrence.pattern();
            case KIND -> word(occurrence.kind());
            case LOCK -> occurrence.lockClass();
            case DECLARED -> occurrence.declared();
            case TO -> word(occurrence.destination());
            case AT -> occurrence.callSite();
            case SITE -> site;
        };
    }

    static @Nullable Trait named(String key) {
        for (Trait trait : values()) {
            if (trait.key.equals(key)) {
                return trait;
            }
        }
        return null;
    }

    static String allKeys() {
        StringBuilder keys = new StringBuilder();
        for (Trait trait : values()) {
            keys.append(keys.length() == 0 ? "" : ", ").append(trait.key);
        }
        return keys.toString();
    }

    /** Whether the kind of that word is found at launches, and not in streams. */
    static boolean isAtLaunch(String kind) {
        for (String atLaunch : Occurrence.KINDS_AT_LAUNCH) {
            if (word(atLaunch).equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /** {@code REENTRANT_LOCK} and {@code reentrant lock} are both {@code reentrant-lock} in a rule. */
    static String word(String name) {
        return name.replace('_', '-').replace(' ', '-').toLowerCase(Locale.ROOT);
    }
}
