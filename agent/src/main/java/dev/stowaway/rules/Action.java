package dev.stowaway.rules;

/** What is done about a lock that is being serialized. */
public enum Action implements Choice {
    /** Report it and let it pass. */
    LOG("log", "logged"),
    /** Report it and make {@code writeObject} throw. */
    FAIL("fail", "failed"),
    /** Report it and write a handle in its place, which works in the receiving process as the lock itself. */
    PROXY("proxy", "proxied"),
    /** Report it and write a new, unlocked lock in its place. */
    FRESH("fresh", "renewed"),
    /** Count it and let it pass. */
    ALLOW("allow", "allowed");

    private final String key;
    private final String done;

    Action(String key, String done) {
        this.key = key;
        this.done = done;
    }

    @Override
    public String key() {
        return key;
    }

    /** What a report says was done. */
    public String done() {
        return done;
    }

    /** Whether something else is to be written in the lock's place. */
    public boolean replaces() {
        return this == PROXY || this == FRESH;
    }
}
