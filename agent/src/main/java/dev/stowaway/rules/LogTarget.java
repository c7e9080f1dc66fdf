package dev.stowaway.rules;

import java.io.FileOutputStream;

/** Where findings go: the option {@code log}. */
public sealed interface LogTarget {
    /** The application's SLF4J if it is in use already, else stderr. */
    record Auto() implements LogTarget {}

    /** The application's SLF4J, started for the purpose if need be. */
    record Application() implements LogTarget {}

    /** The stderr that the JVM was started with. */
    record Stderr() implements LogTarget {}

    /**
     * A file, opened while the options were read, so that one that can't be opened is a mistake in the options.
     *
     * @param name as the user wrote it
     */
    record File(String name, FileOutputStream stream) implements LogTarget {}
}
