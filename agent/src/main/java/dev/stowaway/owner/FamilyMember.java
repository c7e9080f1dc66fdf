package dev.stowaway.owner;

/** A lock, or a condition of one, that says itself which others it is one with: without the agent nobody can tell otherwise. */
public interface FamilyMember {
    /** The same of all members. */
    Object family();
}
