package dev.stowaway.rules;

import java.io.IOException;

/** Makes text from outside fit for one line of a log: nobody forges a second line with a line feed in a name. */
public final class Printable {
    private static final int VALUE_LIMIT = 200;

    private Printable() {}

    /** {@code text} with control characters and line separators written as in Java source. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    /** {@code text}, cut if it is long, between double quotes. */
    static String quoted(String text) {
        String shown = text.length() <= VALUE_LIMIT
                ? text
                : text.substring(0, VALUE_LIMIT).concat("...");
        return "\"" + of(shown) + "\"";
    }

    /** What the system said, such as {@code (Permission denied)}; its message begins with the name of the file. */
    static String reason(IOException e, String name) {
        String message = e.getMessage();
        if (message == null) {
            return "";
        }
        return of(message.startsWith(name) ? message.substring(name.length()) : " (" + message + ")");
    }

    private static String escaped(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (isControl(c)) {
                String hex = Integer.toHexString(c);
                line.append("\\u").append("0000", hex.length(), 4).append(hex);
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
