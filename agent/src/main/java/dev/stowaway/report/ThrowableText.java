package dev.stowaway.report;

import dev.stowaway.rules.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A throwable as text: class, message, the upper frames, and the same of its causes.
 *
 * <p>Of a class that the application brought only the name is told: its methods could be overridden, and Stowaway runs
 * no application code to describe a failure.
 */
final class ThrowableText {
    private static final int MAX_FRAMES = 8;
    private static final int MAX_CAUSES = 3;

    private ThrowableText() {}

    static String of(Throwable throwable) {
        StringBuilder text = new StringBuilder();
        append(text, throwable);
        @Nullable Throwable cause = causeOf(throwable);
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            text.append("\n  caused by ");
            append(text, cause);
            cause = causeOf(cause);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Throwable throwable) {
        text.append(throwable.getClass().getName());
        if (!isOurs(throwable)) {
            return;
        }
        String message = throwable.getMessage();
        if (message != null) {
            text.append(": ").append(Printable.of(message));
        }
        StackTraceElement[] frames = throwable.getStackTrace();
        for (int i = 0; i < frames.length && i < MAX_FRAMES; i++) {
            text.append("\n    at ").append(frames[i]);
        }
    }

    private static @Nullable Throwable causeOf(Throwable throwable) {
        return isOurs(throwable) ? throwable.getCause() : null;
    }

    /** Of the JDK or of Stowaway. */
    private static boolean isOurs(Throwable throwable) {
        ClassLoader loader = throwable.getClass().getClassLoader();
        return loader == null
                || loader == ClassLoader.getPlatformClassLoader()
                || (loader == ThrowableText.class.getClassLoader()
                        && throwable.getClass().getName().startsWith("dev.stowaway."));
    }
}
