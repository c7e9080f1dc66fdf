package dev.stowaway.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame that called the outermost {@code writeObject}.
 *
 * @param method binary class name and method: the identity of the site, which a line added above does not change
 * @param frame as a stack trace prints it
 * @param below the frames below it, as many as were asked for
 * @param loader the loader of the calling class; not to be kept longer than the root is written
 */
public record CallSite(
        String method,
        String frame,
        List<String> below,
        @Nullable ClassLoader loader) {
    /** No frame outside the JDK was found: a thread of the JDK's own, for instance. */
    public static final CallSite UNKNOWN = new CallSite("unknown", "unknown (only frames of the JDK)", List.of(), null);
}
