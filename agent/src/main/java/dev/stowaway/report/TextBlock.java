package dev.stowaway.report;

import dev.stowaway.rules.Printable;

/** A text for people: a headline, then a line for each thing known, which begins with a label. */
public final class TextBlock {
    private static final int MAX_COLUMNS = 100;
    private static final String INDENT = "            ";

    private final StringBuilder text = new StringBuilder(1024);

    public TextBlock(String headline) {
        text.append(Printable.of(headline));
    }

    /** One line however long, so that it can be searched for and copied. */
    public void line(String label, String value) {
        label(label);
        text.append(Printable.of(value));
    }

    /** Wrapped where it is long. */
    public void prose(String label, String value) {
        label(label);
        String words = Printable.of(value);
        int room = MAX_COLUMNS - INDENT.length();
        int start = 0;
        while (words.length() - start > room) {
            int end = words.lastIndexOf(' ', start + room);
            if (end <= start) {
                end = words.indexOf(' ', start + room);
            }
            if (end < 0) {
                break;
            }
            text.append(words, start, end).append('\n').append(INDENT);
            start = end + 1;
        }
        text.append(words, start, words.length());
    }

    private void label(String label) {
        text.append("\n  ").append(label).append(INDENT, label.length() + 2, INDENT.length());
    }

    /** The lines, without a line feed after the last. */
    @Override
    public String toString() {
        return text.toString();
    }
}
