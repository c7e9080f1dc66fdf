package dev.stowaway.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the arguments out of a file as the launcher does for {@code @file}. Its grammar is that of the launcher down to
 * the corners: backslashes escape within quotes only, one before a line's end joins the next line without its indent, a
 * line's end closes an open quote, and a comment that breaks a word off swallows it back to its last quote.
 */
final class ArgumentFile {
    private enum State {
        BETWEEN,
        COMMENT,
        WORD,
        QUOTE,
        ESCAPE,
        JOINED
    }

    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int safe; // so much of the word no comment can swallow
    private State state = State.BETWEEN;
    private char quote;

    private ArgumentFile() {}

    static List<String> arguments(String text) {
        ArgumentFile file = new ArgumentFile();
        for (int i = 0; i < text.length(); i++) {
            file.read(text.charAt(i));
        }
        boolean isOpen = file.state == State.WORD || file.state == State.QUOTE;
        if (isOpen && file.word.length() > 0) {
            file.endWord();
        }
        return file.arguments;
    }

    private void read(char c) {
        switch (state) {
            case BETWEEN -> {
                if (!isBlank(c)) {
                    state = State.WORD;
                    readWord(c);
                }
            }
            case JOINED -> {
                if (!isBlank(c)) {
                    state = State.QUOTE;
                    readQuote(c);
                }
            }
            case COMMENT -> {
                if (isLineEnd(c)) {
                    state = State.BETWEEN;
                }
            }
            case ESCAPE -> {
                state = isLineEnd(c) ? State.JOINED : State.QUOTE;
                if (!isLineEnd(c)) {
                    word.append(unescaped(c));
                    safe = word.length();
                }
            }
            case WORD -> readWord(c);
            case QUOTE -> readQuote(c);
        }
    }

    private void readWord(char c) {
        if (isBlank(c)) {
            endWord();
        } else if (c == '#') {
            word.setLength(safe);
            state = State.COMMENT;
        } else if (c == '"' || c == '\'') {
            safe = word.length();
            quote = c;
            state = State.QUOTE;
        } else {
            word.append(c);
        }
    }

    private void readQuote(char c) {
        if (isLineEnd(c)) {
            endWord();
        } else if (c == quote) {
            safe = word.length();
            state = State.WORD;
        } else if (c == '\\') {
            safe = word.length();
            state = State.ESCAPE;
        } else {
            word.append(c);
        }
    }

    private void endWord() {
        arguments.add(word.toString());
        word.setLength(0);
        safe = 0;
        state = State.BETWEEN;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || isLineEnd(c);
    }
}
