package dev.stowaway.rules;

/** How the Java processes that this one launches get the agent: the option {@code children}. */
public enum Children implements Choice {
    /** In their command. */
    COMMAND("command"),
    /** In their command, and through {@code JDK_JAVA_OPTIONS} in their environment, which reaches scripts' JVMs. */
    ENVIRONMENT("environment"),
    /** Not at all. */
    NONE("none");

    private final String key;

    Children(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
