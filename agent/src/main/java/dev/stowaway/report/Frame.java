package dev.stowaway.report;

import org.jspecify.annotations.Nullable;

/**
 * A frame of the stack.
 *
 * @param type binary name of the class
 * @param file the source file; null if the class does not say
 * @param line in that file; 0 or less if it is not known
 */
public record Frame(String type, String method, @Nullable String file, int line) {
    /** As a stack trace prints it; of null, that no frame outside the JDK was found. */
    public static String text(@Nullable Frame frame) {
        if (frame == null) {
            return "unknown (only frames of the JDK)";
        }
        StringBuilder out = new StringBuilder(frame.type).append('.').append(frame.method);
        if (frame.file == null) {
            return out.append("(unknown source)").toString();
        }
        out.append('(').append(frame.file);
        return (frame.line > 0 ? out.append(':').append(frame.line) : out)
                .append(')')
                .toString();
    }
}
