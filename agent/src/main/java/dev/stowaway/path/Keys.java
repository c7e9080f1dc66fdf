package dev.stowaway.path;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes map keys and elements. Only classes of the JDK are asked for their value; any other object is named by its
 * class and identity, so that no code of the application runs.
 */
public final class Keys {
    private static final int LONGEST = 64;

    private final boolean redacted;

    /** @param redacted whether values are left out */
    public Keys(boolean redacted) {
        this.redacted = redacted;
    }

    void append(StringBuilder out, @Nullable Object key) {
        if (key == null) {
            out.append("null");
        } else if (key instanceof String text) {
            appendText(out, text, '"');
        } else if (key instanceof Character character) {
            appendText(out, character.toString(), '\'');
        } else if (key instanceof Enum<?> constant) {
            appendPlain(out, constant.name());
        } else if (key instanceof Class<?> type) {
            appendPlain(out, type.getName());
        } else if (key instanceof Symbol symbol) {
            appendPlain(out, symbol.name());
        } else if (isValue(key)) {
            appendPlain(out, key.toString());
        } else {
            appendIdentity(out, key);
        }
    }

    /** {@code Session@1f3a}. */
    static void appendIdentity(StringBuilder out, Object object) {
        if (object instanceof Identity identity) {
            identity.append(out);
            return;
        }
        out.append(ClassNames.simple(object.getClass()))
                .append('@')
                .append(Integer.toHexString(System.identityHashCode(object)));
    }

    /** Whether all methods of {@code key} that matter are the JDK's. */
    public static boolean isPlain(Object key) {
        return key instanceof String || key instanceof Character || key instanceof Enum || isValue(key);
    }

    private static boolean isValue(Object key) {
        // All of these are final classes of the JDK.
        return key instanceof Integer
                || key instanceof Long
                || key instanceof Short
                || key instanceof Byte
                || key instanceof Boolean
                || key instanceof Double
                || key instanceof Float
                || key instanceof UUID;
    }

    private void appendPlain(StringBuilder out, String text) {
        out.append(redacted ? "redacted" : text);
    }

    private void appendText(StringBuilder out, String text, char quote) {
        if (redacted) {
            out.append("redacted");
            return;
        }
        out.append(quote);
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            appendEscaped(out, text.charAt(i), quote);
        }
        out.append(quote);
        if (end < text.length()) {
            out.append("...");
        }
    }

    private static void appendEscaped(StringBuilder out, char c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(c);
                } else if (isInvisible(c)) {
                    String hex = Integer.toHexString(c);
                    out.append("\\u").append("0000", hex.length(), 4).append(hex);
                } else {
                    out.append(c);
                }
            }
        }
    }

    /** Control and format characters, line separators, and halves of pairs: what could forge or garble a line. */
    private static boolean isInvisible(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
