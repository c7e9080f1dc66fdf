package dev.stowaway.launch;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The last decisions, a few of them: where launches come in a row, they are alike as a rule. Thread-safe. */
final class Decisions {
    private static final int MOST = 32; // a power of two
    private static final int MOST_CHARACTERS = 1 << 14;

    private final AtomicReferenceArray<@Nullable Decision> known = new AtomicReferenceArray<>(MOST);

    @Nullable
    Decision find(String[] command, @Nullable String directory) {
        Decision decision = known.get(slot(command));
        return decision != null && decision.isFor(command, directory) ? decision : null;
    }

    /** In the place of another, perhaps. Long commands are not kept. */
    void add(Decision decision) {
        int characters = 0;
        for (String word : decision.command()) {
            characters += Math.min(word.length(), MOST_CHARACTERS);
            if (characters > MOST_CHARACTERS) {
                return;
            }
        }
        known.set(slot(decision.command()), decision);
    }

    private static int slot(String[] command) {
        int hash = 31 * command[0].hashCode() + command[command.length - 1].hashCode();
        return (hash ^ hash >>> 16) & (MOST - 1);
    }
}
