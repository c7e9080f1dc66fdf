package dev.stowaway.rules;

/**
 * Wildcards in names: {@code *} stands for any characters but a dot, {@code **} for any at all.
 *
 * <p>All ways to match are followed side by side, so that no pattern takes longer than its length times the text's.
 */
final class Glob {
    private Glob() {}

    /** Whether the first {@code end} characters of {@code text} are as the pattern says. */
    static boolean matches(String pattern, String text, int end) {
        if (pattern.indexOf('*') < 0) {
            return pattern.length() == end && text.startsWith(pattern);
        }
        boolean[] now = new boolean[pattern.length() + 1];
        enter(now, pattern, 0);
        for (int i = 0; i < end; i++) {
            boolean[] next = new boolean[now.length];
            for (int at = 0; at < pattern.length(); at++) {
                if (now[at]) {
                    step(next, pattern, at, text.charAt(i));
                }
            }
            now = next;
        }
        return now[pattern.length()];
    }

    /** Reaches the position, and those behind wildcards that may stand for nothing. */
    private static void enter(boolean[] reached, String pattern, int at) {
        reached[at] = true;
        if (at < pattern.length() && pattern.charAt(at) == '*') {
            enter(reached, pattern, at + (isDouble(pattern, at) ? 2 : 1));
        }
    }

    private static void step(boolean[] next, String pattern, int at, char c) {
        if (pattern.charAt(at) != '*') {
            if (pattern.charAt(at) == c) {
                enter(next, pattern, at + 1);
            }
        } else if (c != '.' || isDouble(pattern, at)) {
            enter(next, pattern, at);
        }
    }

    private static boolean isDouble(String pattern, int at) {
        return pattern.startsWith("**", at);
    }
}
