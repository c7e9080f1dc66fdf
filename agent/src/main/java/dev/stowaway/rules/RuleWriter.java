package dev.stowaway.rules;

import org.jspecify.annotations.Nullable;

/** Writes the rule about what was found at one site, and about as little else as a rule can tell apart. */
public final class RuleWriter {
    private static final Trait[] WRITTEN = {Trait.PATH, Trait.KIND, Trait.DECLARED, Trait.TO, Trait.AT};

    private RuleWriter() {}

    /**
     * The line, without a line feed. A name of which the line could not be read back, such as one that is longer than a
     * line, is left to the site's digits, which stand for it.
     */
    public static String rule(Action action, Occurrence occurrence, String site, String reason) {
        String because = " because " + quoted(reason);
        StringBuilder line = new StringBuilder(action.key());
        for (Trait trait : WRITTEN) {
            String value = trait.of(occurrence, site);
            if (value != null) {
                line.append(' ').append(trait.key()).append('=').append(needsQuotes(value) ? quoted(value) : value);
            }
        }
        line.append(because);
        return isRead(line.toString(), occurrence, site) ? line.toString() : action.key() + " site=" + site + because;
    }

    private static boolean isRead(String line, Occurrence occurrence, String site) {
        try {
            Rules read = Rules.parse(line, "");
            @Nullable Rule rule = read.first(occurrence, site);
            return read.size() == 1 && rule != null;
        } catch (RulesException e) {
            return false;
        }
    }

    /** Whether the plain word would be cut at the wrong place, or look like another one in an editor. */
    private static boolean needsQuotes(String value) {
        boolean isPlain = !value.isEmpty() && value.charAt(0) != '#';
        for (int i = 0; i < value.length() && isPlain; i++) {
            char c = value.charAt(i);
            isPlain = c != '"' && !isInvisible(c) && (!Words.isBlank(c) || value.startsWith("[key *]", i - 4));
        }
        return !isPlain;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (isInvisible(c)) {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0000", hex.length(), 4).append(hex);
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Also halves of pairs: alone, they have no form in UTF-8. */
    private static boolean isInvisible(char c) {
        return Character.isISOControl(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    }
}
