package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found at one site, as it is told to people. Every text is final: nothing here refers to an object of the
 * application.
 */
public sealed interface Finding permits LockFinding, LaunchFinding, DeadlockFinding {
    /** Six hexadecimal digits that stand for the site. */
    String site();

    /** What was done about it, and who said so. */
    Outcome outcome();

    /** Who said what is to be done about it. */
    default Verdict verdict() {
        return outcome().verdict();
    }

    /** What was done about it. */
    default Action action() {
        return outcome().action();
    }

    /** The first frame outside the JDK; null if there is none. */
    @Nullable
    Frame caller();

    /** The same as a stack trace prints it. */
    default String callSite() {
        return Frame.text(caller());
    }

    /** Further frames below, as many as the option {@code stack} asks for. */
    List<Frame> stack();

    /** Name of the thread at work. */
    String thread();

    /** Whether a part of the application stands still because of it, and not only may. */
    default boolean isStandstill() {
        return false;
    }

    /** What it leads to. */
    String effect();

    /** What to change. */
    String remedy();

    /** The block that tells people of it: a headline, then a line for each thing known. */
    String text();

    /** Which form of finding this is, for tools: the value of {@code type} in a JSON line. */
    String type();

    /** Tells {@code facts} all that is known, for tools. */
    void describe(Facts facts);
}
