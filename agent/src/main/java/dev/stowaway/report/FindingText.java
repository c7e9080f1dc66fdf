package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Printable;

/** The block that tells people of one finding: a headline, then a line for each thing known. */
final class FindingText {
    private static final int MAX_COLUMNS = 100;
    private static final String INDENT = "            ";

    private final StringBuilder text = new StringBuilder(1024);

    private FindingText() {}

    /** The lines, without a line feed after the last. */
    static String of(LockFinding finding) {
        FindingText block = new FindingText();
        block.text.append("a lock was serialized: ").append(Printable.of(finding.path()));
        block.line(
                "lock", finding.state().isEmpty() ? finding.lockClass() : finding.lockClass() + ", " + finding.state());
        block.line("path", finding.hops());
        String declared = finding.declared();
        if (declared != null) {
            block.line("declared", declared);
        }
        block.line("to", finding.destination());
        block.line("at", finding.callSite() + ", thread \"" + finding.thread() + "\"");
        for (String frame : finding.stack()) {
            block.line("", frame);
        }
        block.prose("effect", finding.effect());
        block.prose("remedy", finding.remedy());
        block.prose("action", action(finding));
        return block.text.toString();
    }

    /** The lines, without a line feed after the last. */
    static String of(LaunchFinding finding) {
        FindingText block = new FindingText();
        block.text.append(finding.headline());
        block.line("lock", finding.lock());
        block.line(finding.hazard() == LaunchFinding.Hazard.HELD ? "taken" : "in", finding.where());
        block.line("process", finding.process());
        block.line("at", finding.callSite() + ", thread \"" + finding.thread() + "\"");
        for (String frame : finding.stack()) {
            block.line("", frame);
        }
        block.prose("effect", finding.effect());
        block.prose("remedy", finding.remedy());
        block.prose("action", action(finding));
        return block.text.toString();
    }

    /** The option {@code action} is not named: it does not stop launches, so that it would seem to be disregarded. */
    private static String action(LaunchFinding finding) {
        Action action = finding.action();
        return action.done()
                + (finding.verdict().rule() == null
                        ? ""
                        : " (" + finding.verdict().cause() + ")")
                + (action == Action.FAIL ? ": the launch throws" : "") + "; site " + finding.site()
                + ", reported once, then counted";
    }

    private static String action(LockFinding finding) {
        Action action = finding.action();
        return action.done() + " (" + finding.verdict().cause() + ")"
                + (action == Action.FAIL ? ": writeObject throws" : "") + "; site " + finding.site()
                + ", reported once, then counted";
    }

    /** One line however long, so that it can be searched for and copied. */
    private void line(String label, String value) {
        label(label);
        text.append(Printable.of(value));
    }

    private void prose(String label, String value) {
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
}
