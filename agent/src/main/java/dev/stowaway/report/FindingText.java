package dev.stowaway.report;

import dev.stowaway.rules.Action;

/** The block that tells people of one finding: a headline, then a line for each thing known. */
final class FindingText {
    private FindingText() {}

    /** The lines, without a line feed after the last. */
    static String of(LockFinding finding) {
        TextBlock block = new TextBlock("a lock was serialized: " + finding.path());
        block.line(
                "lock", finding.state().isEmpty() ? finding.lockClass() : finding.lockClass() + ", " + finding.state());
        block.line("path", finding.hops());
        Declaration declared = finding.declared();
        if (declared != null) {
            block.line("declared", declared.text());
        }
        block.line("to", finding.destination());
        return circumstances(block, finding, " (" + finding.verdict().cause() + ")", "writeObject");
    }

    /** The lines, without a line feed after the last. */
    static String of(LaunchFinding finding) {
        TextBlock block = new TextBlock(finding.headline());
        block.line("lock", finding.lock());
        String hops = finding.hops();
        if (hops != null) {
            block.line("path", hops);
        }
        block.line(finding.hazard() == LaunchFinding.Hazard.HELD ? "taken" : "in", finding.where());
        block.line("process", finding.process());
        // The option action is not named: it does not stop launches, so that it would seem to be disregarded.
        boolean byRule = finding.verdict().rule() != null;
        return circumstances(block, finding, byRule ? " (" + finding.verdict().cause() + ")" : "", "the launch");
    }

    /** The lines, without a line feed after the last. */
    static String of(DeadlockFinding finding) {
        TextBlock block = finding.deadlock().block();
        block.prose("effect", finding.effect());
        block.prose("remedy", finding.remedy());
        block.prose(
                "action",
                finding.outcome().done() + ", and nothing broken; site " + finding.site()
                        + ", its effect and remedy are told once");
        return block.toString();
    }

    private static String circumstances(TextBlock block, Finding finding, String cause, String refused) {
        block.line("at", finding.callSite() + ", thread \"" + finding.thread() + "\"");
        for (Frame frame : finding.stack()) {
            block.line("", Frame.text(frame));
        }
        block.prose("effect", finding.effect());
        block.prose("remedy", finding.remedy());
        Action action = finding.action();
        block.prose(
                "action",
                finding.outcome().done() + cause + (action == Action.FAIL ? ": " + refused + " throws" : "") + "; site "
                        + finding.site() + ", reported once, then counted");
        return block.toString();
    }
}
