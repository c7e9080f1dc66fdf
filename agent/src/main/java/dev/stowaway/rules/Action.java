package dev.stowaway.rules;

/** What is done about a lock that is being serialized. */
public enum Action {
    /** Report it and let it pass. */
    LOG,
    /** Report it and make {@code writeObject} throw. */
    FAIL,
    /** Count it and let it pass. */
    ALLOW
}
