package dev.stowaway.inspect;

import dev.stowaway.report.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame that called the outermost {@code writeObject}.
 *
 * @param method binary class name and method: the identity of the site, which a line added above does not change
 * @param frame the frame itself; null if it is not known
 * @param below the frames below it, as many as were asked for
 * @param loader the loader of the calling class; not to be kept longer than the root is written
 */
public record CallSite(
        String method,
        @Nullable Frame frame,
        List<Frame> below,
        @Nullable ClassLoader loader) {
    /** No frame outside the JDK was found: a thread of the JDK's own, for instance. */
    public static final CallSite UNKNOWN = new CallSite("unknown", null, List.of(), null);
}
