package dev.stowaway.locks;

/** Names a thread in a text of one line. */
final class ThreadName {
    private static final String HEX = "0123456789abcdef";

    private ThreadName() {}

    /** {@code thread "loader-2"}; the name is escaped as in Java source, since it may hold anything. */
    static String of(Thread thread) {
        // Final in Thread, so no application code runs.
        String name = thread.getName();
        StringBuilder text = new StringBuilder("thread \"");
        for (int i = 0; i < name.length(); i++) {
            append(text, name.charAt(i));
        }
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            text.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(HEX.charAt((c >> shift) & 0xf));
            }
        } else {
            text.append(c);
        }
    }
}
