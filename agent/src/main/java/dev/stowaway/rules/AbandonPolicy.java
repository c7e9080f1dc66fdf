package dev.stowaway.rules;

/** What becomes of a lock whose holder died in another process. */
public enum AbandonPolicy implements Choice {
    /** Releases it, and remembers that until somebody says that all is well again. */
    MARK("mark"),
    /** Releases it. */
    RELEASE("release"),
    /** Keeps it locked until somebody says that all is well again. */
    STALL("stall");

    private final String key;

    AbandonPolicy(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
