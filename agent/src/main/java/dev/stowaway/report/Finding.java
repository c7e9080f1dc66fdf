package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;

/**
 * What was found at one site, as it is told to people. Every text is final: nothing here refers to an object of the
 * application.
 */
public sealed interface Finding permits LockFinding, LaunchFinding {
    /** Six hexadecimal digits that stand for the site. */
    String site();

    /** What was done about it, and who said so. */
    Verdict verdict();

    /** What was done about it. */
    default Action action() {
        return verdict().action();
    }

    /** The first frame outside the JDK, as a stack trace prints it. */
    String callSite();

    /** Name of the thread at work. */
    String thread();

    /** The block that tells people of it: a headline, then a line for each thing known. */
    String text();

    /** Which form of finding this is, for tools: the value of {@code type} in a JSON line. */
    String type();

    /** Tells {@code facts} all that is known, for tools. */
    void describe(Facts facts);
}
