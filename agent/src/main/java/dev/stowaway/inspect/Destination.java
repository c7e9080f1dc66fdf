package dev.stowaway.inspect;

/**
 * Where a stream leads.
 *
 * @param kind part of a site's identity
 * @param text such as {@code file /var/sessions.ser, through BufferedOutputStream}
 */
public record Destination(Kind kind, String text) {
    /** The kinds that are told apart. */
    public enum Kind {
        PROCESS,
        SOCKET,
        FILE,
        MEMORY,
        NOWHERE,
        STANDARD_STREAM,
        OTHER
    }
}
