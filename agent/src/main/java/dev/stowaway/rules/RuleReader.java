package dev.stowaway.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one line into a rule: {@code allow path=Order.lines[*].lock to=file because "reset in readObject"}. */
final class RuleReader {
    private static final String BECAUSE = "because";

    private final Words words;
    private final String file;
    private final int line;
    private final List<Condition> conditions = new ArrayList<>();
    private @Nullable String reason;

    RuleReader(String text, String file, int line) {
        this.words = new Words(text, line);
        this.file = file;
        this.line = line;
    }

    /** The rule; null if the line is empty or a comment. */
    @Nullable
    Rule read() throws RulesException {
        if (words.isAtEnd()) {
            return null;
        }
        Action action = action(words.next());
        while (!words.isAtEnd()) {
            String key = words.key();
            if (key != null) {
                add(condition(trait(key), words.next()));
            } else if (words.startWith(BECAUSE)) {
                reason = words.rest();
                if (reason.isEmpty()) {
                    throw problem("because is not followed by a reason; write because \"...\"");
                }
            } else {
                add(path(withoutKey(words.next())));
            }
        }
        if (conditions.isEmpty()) {
            throw problem(action.key() + " does not say what it is about; write one or more of " + Trait.allKeys()
                    + ", as in path=Order.lines[*].lock, or ** for everything");
        }
        if (action == Action.ALLOW && reason == null) {
            throw problem("allow needs a reason; write because \"...\" at the end");
        }
        if (action.replaces() && isAtLaunch()) {
            throw problem(action.key() + " can't be done at a launch, where no stream is written in which a lock could"
                    + " be replaced; write log, fail or allow");
        }
        if ((action == Action.FAIL || action.replaces()) && isOfKind(Trait.word(Occurrence.DEADLOCK))) {
            throw problem(action.key()
                    + " can't be done about a deadlock, which is there when it is found; write log or" + " allow");
        }
        return new Rule(action, conditions, reason, file, line);
    }

    private boolean isAtLaunch() {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OnWord kind && kind.trait() == Trait.KIND) {
                return Trait.isAtLaunch(kind.word());
            }
        }
        return false;
    }

    private boolean isOfKind(String word) {
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OnWord kind
                    && kind.trait() == Trait.KIND
                    && kind.word().equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** A word that stands alone is a path, unless a blank too many has cut it off from its value. */
    private String withoutKey(String word) throws RulesException {
        if (Trait.named(word) != null) {
            throw problem(word + " has no value right behind it; write " + word + "=...");
        }
        return word;
    }

    private Action action(String word) throws RulesException {
        StringBuilder allowed = new StringBuilder();
        for (Action action : Action.values()) {
            if (action.key().equals(word)) {
                return action;
            }
            allowed.append(allowed.length() == 0 ? "" : ", ").append(action.key());
        }
        throw problem(Printable.quoted(word) + " is no action; allowed: " + allowed);
    }

    private Trait trait(String key) throws RulesException {
        Trait trait = Trait.named(key);
        if (trait == null) {
            throw problem(Printable.quoted(key) + " is nothing that a rule can look at; allowed: " + Trait.allKeys());
        }
        return trait;
    }

    private void add(Condition next) throws RulesException {
        for (Condition condition : conditions) {
            if (condition.trait() == next.trait()) {
                throw problem(next.trait().key() + " is given a second time; write a second rule");
            }
        }
        conditions.add(next);
    }

    private Condition condition(Trait trait, String value) throws RulesException {
        if (value.isEmpty()) {
            throw problem(trait.key() + " has no value");
        }
        return switch (trait) {
            case PATH -> path(value);
            case KIND -> word(trait, value, Trait.KINDS, "no kind of lock");
            case TO -> word(trait, value, Trait.DESTINATIONS, "no kind of destination");
            case SITE -> site(value);
            case LOCK, DECLARED -> name(trait, value);
            case AT -> name(trait, withoutSource(value));
        };
    }

    private Condition path(String value) throws RulesException {
        PathReader reader = new PathReader(value);
        PathPattern pattern = reader.read();
        if (reader.problem() != null) {
            throw problem("the path " + Printable.quoted(value) + " " + reader.problem());
        }
        return new Condition.OnPath(pattern);
    }

    private Condition word(Trait trait, String value, String[] words, String what) throws RulesException {
        StringBuilder allowed = new StringBuilder();
        for (String word : words) {
            if (word.equals(value)) {
                return new Condition.OnWord(trait, value);
            }
            allowed.append(allowed.length() == 0 ? "" : ", ").append(word);
        }
        throw problem(trait.key() + ": " + Printable.quoted(value) + " is " + what + "; allowed: " + allowed);
    }

    private Condition site(String value) throws RulesException {
        boolean hexadecimal = value.length() == 6;
        for (int i = 0; i < value.length(); i++) {
            hexadecimal &= "0123456789abcdef".indexOf(value.charAt(i)) >= 0;
        }
        if (!hexadecimal) {
            throw problem("site: " + Printable.quoted(value) + " is no site; allowed: the six digits of a report");
        }
        return new Condition.OnWord(Trait.SITE, value);
    }

    private static Condition name(Trait trait, String value) {
        boolean wholePackage = value.length() > 3 && value.endsWith(".**");
        return new Condition.OnName(trait, wholePackage ? value.substring(0, value.length() - 3) : value);
    }

    /** {@code Dispatcher.send(Dispatcher.java:42)} is copied from a report; the line is no part of a site. */
    private static String withoutSource(String value) {
        int source = value.indexOf('(');
        return source > 0 && value.endsWith(")") ? value.substring(0, source) : value;
    }

    private RulesException problem(String problem) {
        return new RulesException(line, problem);
    }
}
