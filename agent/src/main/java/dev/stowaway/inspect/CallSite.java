package dev.stowaway.inspect;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.report.Frame;
import java.util.ArrayList;
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

    /** The loaders whose SLF4J is the application's, the nearest first. To be asked on the thread of the call. */
    public List<ClassLoader> loaders() {
        List<ClassLoader> loaders = new ArrayList<>();
        if (loader != null) {
            loaders.add(loader);
        }
        Thread thread = Thread.currentThread();
        // A thread of the application's own class may override the getter.
        ClassLoader ofThread = JdkClasses.contains(thread.getClass()) ? thread.getContextClassLoader() : null;
        if (ofThread != null) {
            loaders.add(ofThread);
        }
        loaders.add(ClassLoader.getSystemClassLoader());
        return loaders;
    }
}
