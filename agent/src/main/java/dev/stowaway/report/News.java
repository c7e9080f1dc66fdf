package dev.stowaway.report;

/** What there is to tell about a lock beyond that it was counted. */
public enum News {
    /** Nothing. */
    NONE,
    /** It is the first at its site: all that is known of it. */
    FIRST,
    /** Something else became of it than of those that were met there before. */
    ANOTHER_OUTCOME
}
