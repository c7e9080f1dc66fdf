package dev.stowaway.report;

/** Asks the JVM which classes are loaded, without loading any. */
public interface LoadedClasses {
    /** All of them, of all loaders; a snapshot. */
    Class<?>[] all();
}
