package dev.stowaway.rules;

import org.jspecify.annotations.Nullable;

/**
 * The words of a line. Between brackets and quotes a blank does not end a word, so that {@code Map["a b"].lock} can be
 * copied as it is; a word that begins with a double quote is a text with the escapes of Java.
 */
final class Words {
    private final String text;
    private final int line;
    private int at;

    Words(String text, int line) {
        this.text = text;
        this.line = line;
        skipBlanks();
    }

    /** Whether only a comment is left, if that. */
    boolean isAtEnd() {
        return at == text.length() || text.charAt(at) == '#';
    }

    /** The key, with the value of {@code key=value} to follow; null if the next word has none. */
    @Nullable
    String key() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end == at || end == text.length() || text.charAt(end) != '=') {
            return null;
        }
        String key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    /** Passes over the word, if it is the next one. */
    boolean startWith(String word) {
        int end = at + word.length();
        boolean isNext = text.startsWith(word, at) && (end == text.length() || isBlank(end) || text.charAt(end) == '"');
        if (isNext) {
            at = end;
            skipBlanks();
        }
        return isNext;
    }

    /** The next word; empty if a key is not followed by any. */
    String next() throws RulesException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !isBlank(at)) {
            at = endOfPart();
        }
        String word = text.substring(start, at);
        skipBlanks();
        return word;
    }

    /** All that is left: a quoted text, behind which nothing but a comment may follow, or the rest as it stands. */
    String rest() throws RulesException {
        if (at < text.length() && text.charAt(at) == '"') {
            String quoted = quoted();
            if (!isAtEnd()) {
                throw problem("there is more behind the reason: " + Printable.quoted(text.substring(at)));
            }
            return quoted.trim();
        }
        String rest = text.substring(at).trim();
        at = text.length();
        return rest;
    }

    /** Behind the next character, or behind the bracket or mark that begins there. */
    private int endOfPart() throws RulesException {
        if (text.charAt(at) == '[') {
            int end = PathReader.endOfBracket(text, at);
            if (end < 0) {
                throw problem("a [ is not closed: " + Printable.quoted(text.substring(at)));
            }
            return end + 1;
        }
        int end = text.startsWith("<...", at) ? text.indexOf('>', at) : at;
        return Math.max(end, at) + 1;
    }

    private String quoted() throws RulesException {
        int start = at;
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            out.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        if (at >= text.length()) {
            throw problem("a double quote is not closed: " + Printable.quoted(text.substring(start)));
        }
        at++;
        if (at < text.length() && !isBlank(at)) {
            throw problem("a blank is missing behind " + Printable.quoted(out.toString()));
        }
        skipBlanks();
        return out.toString();
    }

    /** The character that the escape at this place stands for; leaves off at the escape's last character. */
    private char escaped() throws RulesException {
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        return switch (c) {
            case '"', '\\', '\'' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default ->
                throw problem("\\" + c + " is no escape; allowed: \\\", \\\\, \\', \\n, \\r, \\t, \\u and 4 digits");
        };
    }

    private char unicode() throws RulesException {
        int code = 0;
        for (int i = at + 1; i <= at + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw problem("\\u is not followed by 4 hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        at += 4;
        return (char) code;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(at)) {
            at++;
        }
    }

    private boolean isBlank(int i) {
        return isBlank(text.charAt(i));
    }

    /** Also the blank of an editor or a web page that does not look like another one. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private RulesException problem(String problem) {
        return new RulesException(line, Printable.of(problem));
    }
}
