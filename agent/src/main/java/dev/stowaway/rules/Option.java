package dev.stowaway.rules;

import java.util.Locale;

/**
 * The table of options: what can be set, to which values, and what it means.
 *
 * <p>The only place that lists them. Error messages are made from it, and a test compares it with the README.
 */
public enum Option {
    ENABLED("enabled", "true, false", "true", "false turns Stowaway off, whatever else is set"),
    ACTION(
            "action",
            "log, fail, proxy, fresh, allow",
            "log",
            "what is done about a lock: report it; report it and make writeObject throw; put in its place a handle"
                    + " that works in the receiver, or a new lock; or only count it"),
    LOCKS(
            "locks",
            "class names, separated by colons",
            "",
            "further classes whose instances are locks, each with its subclasses"),
    PLUMBING(
            "plumbing",
            "packages or classes, separated by colons",
            "",
            "frames that are skipped when the call site is looked for"),
    KEYS("keys", "show, redact", "show", "whether the keys of maps are printed"),
    LOG(
            "log",
            "auto, app, stderr, or a file to append to",
            "auto",
            "where findings go: to the application's SLF4J when it is in use and else to stderr,"
                    + " to the application's SLF4J in any case, to stderr, or to a file"),
    STACK("stack", "0 to 100", "0", "how many further stack frames a finding shows"),
    CHILDREN(
            "children",
            "command, environment, none",
            "command",
            "how the Java processes that this one launches get the agent: in their command, also through"
                    + " JDK_JAVA_OPTIONS, or not at all"),
    HAZARDS(
            "hazards",
            "all, data, none",
            "all",
            "what is looked for when a process is launched: serialized locks in its arguments and environment and"
                    + " locks that the launching thread holds, only the former, or nothing"),
    RULES("rules", "a file of rules", "", "what is done about which lock; the first rule that matches wins"),
    RECORD("record", "a file to write", "", "at exit, a rules file that allows what was met in this run"),
    FINDINGS("findings", "a file to append to", "", "findings as JSON lines"),
    ABANDONED(
            "abandoned",
            "mark, release, stall",
            "mark",
            "what becomes of a proxied lock whose holder died: it is released and marked, only released, or stays locked"
                    + " until SharedLocks.recover is called");

    private final String key;
    private final String allowed;
    private final String defaultValue;
    private final String meaning;

    Option(String key, String allowed, String defaultValue, String meaning) {
        this.key = key;
        this.allowed = allowed;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The name in the agent's arguments. */
    public String key() {
        return key;
    }

    /** The values that can be set, in words. */
    public String allowed() {
        return allowed;
    }

    /** The value when nothing is set; empty if that is no value at all. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What the option is for, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** The name as a system property. */
    public String property() {
        return OptionSources.PROPERTY_PREFIX + key;
    }

    /** The name as an environment variable. */
    public String variable() {
        return OptionSources.VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT);
    }
}
