package dev.stowaway.inspect;

import dev.stowaway.locks.JdkClasses;
import dev.stowaway.report.Frame;
import dev.stowaway.rules.Options;
import java.io.ObjectOutputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the call site on the current thread's stack: a walk of microseconds, made once per root or launch. Thread-safe. */
public final class CallSites {
    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final Options options;

    /** @param options say which frames are plumbing, and how many below the call site are kept */
    public CallSites(Options options) {
        this.options = options;
    }

    /** @param depth the stream's depth: so many of its recursive calls are on the stack above the outermost write */
    CallSite find(int depth) {
        return walker.walk(new Search("java.io.ObjectOutputStream", "writeObject0", depth));
    }

    /** The caller of the launch that is on the current thread's stack. */
    public CallSite ofLaunch() {
        return walker.walk(new Search("java.lang.ProcessBuilder", "start", 1));
    }

    private final class Search implements Function<Stream<StackFrame>, CallSite> {
        private final String type;
        private final String method;
        private int recursions;

        /** Looks below so many frames of a method of the JDK. */
        Search(String type, String method, int recursions) {
            this.type = type;
            this.method = method;
            this.recursions = recursions;
        }

        @Override
        public CallSite apply(Stream<StackFrame> stack) {
            Iterator<StackFrame> frames = stack.iterator();
            while (recursions > 0 && frames.hasNext()) {
                StackFrame frame = frames.next();
                if (frame.getMethodName().equals(method) && frame.getClassName().equals(type)) {
                    recursions--;
                }
            }
            while (frames.hasNext()) {
                StackFrame frame = frames.next();
                if (!isPlumbing(frame.getDeclaringClass())) {
                    return new CallSite(
                            frame.getClassName() + "." + frame.getMethodName(),
                            frame(frame),
                            next(frames),
                            frame.getDeclaringClass().getClassLoader());
                }
            }
            return CallSite.UNKNOWN;
        }

        private List<Frame> next(Iterator<StackFrame> frames) {
            List<Frame> below = new ArrayList<>();
            while (below.size() < options.stack() && frames.hasNext()) {
                below.add(frame(frames.next()));
            }
            return below;
        }
    }

    private boolean isPlumbing(Class<?> type) {
        // A stream class of the application passes its calls on to the JDK's, a dynamic proxy to its handler.
        return JdkClasses.contains(type)
                || ObjectOutputStream.class.isAssignableFrom(type)
                || Proxy.isProxyClass(type)
                || options.isPlumbing(type.getName());
    }

    private static Frame frame(StackFrame frame) {
        return new Frame(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
