package dev.stowaway;

import java.time.Instant;

/**
 * What was found at one site: a place in the program at which locks get out of their process. Immutable, and refers to
 * no object of the application, so it can be kept. {@link SerializedLock} says more.
 */
public interface Finding {
    /** Six hexadecimal digits that stand for the site: the same in every run. */
    String site();

    /**
     * What was done: {@code log}, {@code fail}, {@code proxy} or {@code fresh}; {@code log} also if the lock was to be
     * replaced and could not be, which {@link #text} gives the reason for.
     */
    String action();

    /** The first frame outside the JDK, as a stack trace prints it: {@code com.acme.Sender.send(Sender.java:42)}. */
    String callSite();

    /** Name of the thread that was at work. */
    String thread();

    /** When it was found. */
    Instant time();

    /** How often the same was met at this site when this object was made, the first time included. */
    long count();

    /** The block of the log, several lines without a line feed at the end. */
    String text();
}
