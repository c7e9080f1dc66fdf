package dev.stowaway.owner;

/** A process that calls objects of this one. The same object for as long as it lives. */
public interface Caller {
    /** Its name, for people. */
    String process();
}
