package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Rule;
import dev.stowaway.rules.RuleWriter;
import dev.stowaway.rules.Rules;
import dev.stowaway.rules.RulesException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rules file that lets pass what was met, made from the one that is there: its lines stay as they are, and new ones
 * follow in the order of their text.
 *
 * <p>A site that a rule lets pass, or replaces, needs no other; one that a rule logs or fails was decided by a person,
 * and stays so.
 * Only a rule for everything, at the end of a file, is no decision about a site: the new lines go before it.
 */
final class Baseline {
    private static final String HEADER = """
            # Locks that were met when this file was recorded (option record), each allowed or replaced as it was then.
            # With rules=<this file>,action=fail later runs fail on what is new. Give each line its real reason.
            # One rule a line; the first that matches decides.
            """;

    private final String before;
    private final String fileName;
    private final Rules rules;
    private final SortedSet<String> added = new TreeSet<>();
    private int decidedOtherwise;

    /** @param before the text of the file; null if there is none */
    Baseline(@Nullable String before, String fileName) throws RulesException {
        this.before = before == null ? HEADER : before;
        this.fileName = fileName;
        this.rules = Rules.parse(this.before, fileName);
    }

    /**
     * Adds what it takes to let the site pass: as it was seen, so that a lock that was replaced is not copied in the next
     * run. Where no lock was replaced, a rule that asks for it would do something else than the option did.
     */
    void add(Site site, String reason) {
        Occurrence occurrence = site.occurrence();
        Rule inForce = site.verdict().rule();
        Rule inFile = rules.first(occurrence, site.id());
        if (isSettled(inForce) || isSettled(inFile)) {
            return;
        }
        if (isDecided(inForce) || isDecided(inFile)) {
            decidedOtherwise++;
        } else {
            Action action = site.action().replaces() && site.replaced() > 0 ? site.action() : Action.ALLOW;
            added.add(RuleWriter.rule(action, occurrence, site.id(), reason));
        }
    }

    int added() {
        return added.size();
    }

    /** How many sites were left out, since a rule logs or fails them. */
    int decidedOtherwise() {
        return decidedOtherwise;
    }

    /** The text to write. */
    String text() throws RulesException {
        if (added.isEmpty()) {
            return before;
        }
        String lineEnd = before.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(before);
        int at = endOfOldRules();
        if (at > 0 && text.charAt(at - 1) != '\n') {
            text.insert(at, lineEnd);
            at += lineEnd.length();
        }
        text.insert(at, String.join(lineEnd, added) + lineEnd);
        Rules.parse(text.toString(), fileName); // or it has become too long
        return text.toString();
    }

    /** Before the rule for everything and the comment on it; at the end of the text if there is none. */
    private int endOfOldRules() {
        Rule catchAll = rules.catchAll();
        if (catchAll == null) {
            return before.length();
        }
        List<String> lines = List.of(before.split("\n", -1));
        int line = catchAll.line() - 1;
        while (line > 0 && lines.get(line - 1).startsWith("#")) {
            line--;
        }
        while (line > 0 && lines.get(line - 1).isBlank()) {
            line--;
        }
        int at = 0;
        for (String earlier : lines.subList(0, line)) {
            at += earlier.length() + 1;
        }
        return at;
    }

    private static boolean isSettled(@Nullable Rule rule) {
        return rule != null && (rule.action() == Action.ALLOW || rule.action().replaces());
    }

    private static boolean isDecided(@Nullable Rule rule) {
        return rule != null && !rule.isCatchAll();
    }
}
