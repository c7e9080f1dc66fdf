package dev.stowaway.rules;

/** One of the values that an option takes. */
interface Choice {
    /** The word that chooses it. */
    String key();
}
