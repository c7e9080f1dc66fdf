package dev.stowaway.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one file, in its order. Immutable. */
public final class Rules {
    static final int MOST_RULES = 10_000;
    static final int LONGEST_LINE = 4_096;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    static final Rules NONE = new Rules(List.of());

    private final List<Rule> rules;
    private final boolean askForHandles;

    private Rules(List<Rule> rules) {
        this.rules = rules;
        boolean found = false;
        for (int i = 0; i < rules.size() && !found; i++) {
            found = rules.get(i).action() == Action.PROXY;
        }
        this.askForHandles = found;
    }

    /**
     * Reads the text of a rules file.
     *
     * @param file its name without folders, which its rules bear
     */
    public static Rules parse(String text, String file) throws RulesException {
        List<Rule> rules = new ArrayList<>();
        int line = 1;
        for (int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST_LINE) {
                throw new RulesException(
                        line, "is longer than the " + LONGEST_LINE + " characters that a line may have");
            }
            Rule rule = new RuleReader(text.substring(start, end).trim(), file, line).read();
            if (rule != null) {
                rules.add(rule);
            }
            if (rules.size() > MOST_RULES) {
                throw new RulesException(line, "is one rule more than the " + MOST_RULES + " that a file may have");
            }
            start = end + 1;
        }
        return new Rules(List.copyOf(rules));
    }

    /** The first rule that matches; null if none does. */
    public @Nullable Rule first(Occurrence occurrence, String site) {
        if (rules.isEmpty()) {
            return null;
        }
        PathPattern path = PathPattern.ofSite(occurrence.pattern());
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(occurrence, path, site)) {
                return rules.get(i);
            }
        }
        return null;
    }

    /** The first rule below which none is ever reached; null if there is no such rule. */
    public @Nullable Rule catchAll() {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isCatchAll()) {
                return rules.get(i);
            }
        }
        return null;
    }

    /** Whether there is one that wants a handle in a lock's place. */
    boolean askForHandles() {
        return askForHandles;
    }

    public int size() {
        return rules.size();
    }
}
