package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into words as the launcher cuts {@code JDK_JAVA_OPTIONS}, and the JVM {@code JAVA_TOOL_OPTIONS} and files
 * of VM options: at white space, which quotes of either kind protect; nothing escapes a quote.
 */
final class Words {
    private Words() {}

    /** The words; null if a quote is left open, which launcher and JVM refuse. */
    static @Nullable List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (true) {
            while (i < text.length() && isSpace(text.charAt(i))) {
                i++;
            }
            if (i == text.length()) {
                return words;
            }
            StringBuilder word = new StringBuilder();
            while (i < text.length() && !isSpace(text.charAt(i))) {
                char c = text.charAt(i);
                if (c == '"' || c == '\'') {
                    int end = text.indexOf(c, i + 1);
                    if (end < 0) {
                        return null;
                    }
                    word.append(text, i + 1, end);
                    i = end + 1;
                } else {
                    word.append(c);
                    i++;
                }
            }
            words.add(word.toString());
        }
    }

    /** {@code word} in quotes if it needs them; null if no quotes can hold it. */
    static @Nullable String quoted(String word) {
        if (word.indexOf('"') < 0) {
            return needsQuotes(word) ? "\"" + word + "\"" : word;
        }
        return word.indexOf('\'') < 0 ? "'" + word + "'" : null;
    }

    private static boolean needsQuotes(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isSpace(word.charAt(i)) || word.charAt(i) == '\'') {
                return true;
            }
        }
        return word.isEmpty();
    }

    /** What {@code isspace} says in the C locale. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
