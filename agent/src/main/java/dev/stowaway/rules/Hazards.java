package dev.stowaway.rules;

/** What is looked for when a process is launched: the option {@code hazards}. */
public enum Hazards implements Choice {
    /** Serialized locks in arguments and environment, and locks that the launching thread holds. */
    ALL("all"),
    /** Serialized locks alone: which locks a thread holds is a question that stops the JVM for milliseconds. */
    DATA("data"),
    /** Nothing. */
    NONE("none");

    private final String key;

    Hazards(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
