package dev.stowaway.inspect;

import java.io.ObjectOutputStream;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the call site on the current thread's stack: a walk of microseconds, made once per root. Thread-safe. */
final class CallSites {
    private final StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final List<String> plumbing;
    private final int below;

    /**
     * @param plumbing packages or classes, with all that is in them, that are never a call site
     * @param below how many frames below the call site are kept
     */
    CallSites(List<String> plumbing, int below) {
        this.plumbing = plumbing;
        this.below = below;
    }

    /** @param depth the stream's depth: so many of its recursive calls are on the stack above the outermost write */
    CallSite find(int depth) {
        return walker.walk(new Search(depth));
    }

    private final class Search implements Function<Stream<StackFrame>, CallSite> {
        private int recursions;

        Search(int recursions) {
            this.recursions = recursions;
        }

        @Override
        public CallSite apply(Stream<StackFrame> stack) {
            Iterator<StackFrame> frames = stack.iterator();
            while (recursions > 0 && frames.hasNext()) {
                StackFrame frame = frames.next();
                if (frame.getDeclaringClass() == ObjectOutputStream.class
                        && frame.getMethodName().equals("writeObject0")) {
                    recursions--;
                }
            }
            while (frames.hasNext()) {
                StackFrame frame = frames.next();
                if (!isPlumbing(frame.getDeclaringClass())) {
                    return new CallSite(frame.getClassName() + "." + frame.getMethodName(), text(frame), next(frames));
                }
            }
            return CallSite.UNKNOWN;
        }

        private List<String> next(Iterator<StackFrame> frames) {
            List<String> texts = new ArrayList<>();
            while (texts.size() < below && frames.hasNext()) {
                texts.add(text(frames.next()));
            }
            return texts;
        }
    }

    private boolean isPlumbing(Class<?> type) {
        if (Origin.isJdk(type)) {
            return true;
        }
        // A stream class of the application passes its calls on to the JDK's.
        if (ObjectOutputStream.class.isAssignableFrom(type)) {
            return true;
        }
        String name = type.getName();
        for (String prefix : plumbing) {
            if (name.startsWith(prefix) && (name.length() == prefix.length() || isBoundary(name, prefix.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String name, int at) {
        return name.charAt(at) == '.' || name.charAt(at) == '$';
    }

    private static String text(StackFrame frame) {
        String file = frame.getFileName();
        StringBuilder out = new StringBuilder(frame.getClassName()).append('.').append(frame.getMethodName());
        if (file == null) {
            return out.append("(unknown source)").toString();
        }
        out.append('(').append(file);
        return (frame.getLineNumber() > 0 ? out.append(':').append(frame.getLineNumber()) : out)
                .append(')')
                .toString();
    }
}
