package dev.stowaway.inspect;

import java.util.List;

/**
 * The frame that called the outermost {@code writeObject}.
 *
 * @param method binary class name and method: the identity of the site, which a line added above does not change
 * @param frame as a stack trace prints it
 * @param below the frames below it, as many as were asked for
 */
public record CallSite(String method, String frame, List<String> below) {
    /** No frame outside the JDK was found: a thread of the JDK's own, for instance. */
    public static final CallSite UNKNOWN = new CallSite("unknown", "unknown (only frames of the JDK)", List.of());
}
