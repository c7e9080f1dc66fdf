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
    /** Where a call of a shared object becomes one of a stream; by name, since whoever shares may have the jar by another loader. */
    private static final List<String> SHARING =
            List.of("dev.stowaway.share.", "dev.stowaway.managed.", "dev.stowaway.queue.", "dev.stowaway.objects.");

    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final Options options;

    /** @param options say which frames are plumbing, and how many below the call site are kept */
    public CallSites(Options options) {
        this.options = options;
    }

    /** @param depth the stream's depth: so many of its recursive calls are on the stack above the outermost write */
    CallSite find(int depth) {
        return walker.walk(new Whole("java.io.ObjectOutputStream", "writeObject0", depth));
    }

    /** The caller of the launch that is on the current thread's stack. */
    public CallSite ofLaunch() {
        return walker.walk(new Whole("java.lang.ProcessBuilder", "start", 1));
    }

    /** The {@link CallSite#method} of that caller alone: files and lines are what takes time. */
    public String methodOfLaunch() {
        return walker.walk(new MethodAlone("java.lang.ProcessBuilder", "start", 1));
    }

    private abstract class Search<T> implements Function<Stream<StackFrame>, T> {
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
        public T apply(Stream<StackFrame> stack) {
            Iterator<StackFrame> frames = stack.iterator();
            while (recursions > 0 && frames.hasNext()) {
                StackFrame frame = frames.next();
                // The class first: the name of a method has to be asked of the JVM.
                if (frame.getClassName().equals(type) && frame.getMethodName().equals(method)) {
                    recursions--;
                }
            }
            while (frames.hasNext()) {
                StackFrame frame = frames.next();
                if (!isPlumbing(frame.getDeclaringClass())) {
                    return found(frame, frames);
                }
            }
            return none();
        }

        /** @param below the frames below it */
        abstract T found(StackFrame caller, Iterator<StackFrame> below);

        abstract T none();
    }

    private final class MethodAlone extends Search<String> {
        MethodAlone(String type, String method, int recursions) {
            super(type, method, recursions);
        }

        @Override
        String found(StackFrame caller, Iterator<StackFrame> below) {
            return method(caller);
        }

        @Override
        String none() {
            return CallSite.UNKNOWN.method();
        }
    }

    private final class Whole extends Search<CallSite> {
        Whole(String type, String method, int recursions) {
            super(type, method, recursions);
        }

        @Override
        CallSite found(StackFrame caller, Iterator<StackFrame> below) {
            return new CallSite(
                    method(caller),
                    frame(caller),
                    next(below),
                    caller.getDeclaringClass().getClassLoader());
        }

        @Override
        CallSite none() {
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
                || isSharing(type.getName())
                || options.isPlumbing(type.getName());
    }

    private static boolean isSharing(String className) {
        for (int i = 0; i < SHARING.size(); i++) {
            if (className.startsWith(SHARING.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static String method(StackFrame frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static Frame frame(StackFrame frame) {
        return new Frame(frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }
}
