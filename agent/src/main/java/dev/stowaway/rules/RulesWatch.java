package dev.stowaway.rules;

import dev.stowaway.rules.RulesFile.Content;
import dev.stowaway.rules.RulesFile.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the rules file has changed, without a thread: it is looked at when a lock is met, at most once in {@link
 * #PERIOD_MS}. A file that is being written is left alone until it has been at rest for that long, so that half a file is
 * not taken for a whole one. Guarded by its {@link Policy}.
 */
final class RulesWatch {
    static final long PERIOD_MS = 1_000;

    private final RulesFile file;
    private Stamp read;
    private long checksum;
    private @Nullable Stamp unsettled;

    /** @param change rules to put into force; null if those of before stay */
    record News(@Nullable Rules change, String message) {}

    RulesWatch(RulesFile file) {
        this.file = file;
        this.read = file.atStart().stamp();
        this.checksum = file.atStart().checksum();
    }

    /** What is new since the last look; null if nothing is, or if it is too early to say. */
    @Nullable
    News look(long nowMs) {
        Stamp stamp = file.stamp();
        if (stamp.equals(read)) {
            unsettled = null;
            return null;
        }
        // A file that is absent was perhaps only moved out of the way of its successor.
        boolean isAtRest = !stamp.equals(Stamp.ABSENT) && nowMs - stamp.modified() >= PERIOD_MS;
        if (!isAtRest && !stamp.equals(unsettled)) {
            unsettled = stamp;
            return null;
        }
        unsettled = null;
        return stamp.equals(Stamp.ABSENT) ? absent() : news();
    }

    /** Reads the file without further ado; null if it holds what was read last. */
    @Nullable
    News news() {
        Stamp before = file.stamp();
        try {
            Content content = file.read();
            read = content.stamp();
            if (content.checksum() == checksum) {
                return null;
            }
            checksum = content.checksum();
            int size = content.rules().size();
            return new News(
                    content.rules(),
                    "rules: " + name() + " has changed; " + size + (size == 1 ? " rule is" : " rules are")
                            + " in force now");
        } catch (RulesException e) {
            read = before;
            return kept(e.about(name()));
        }
    }

    private News absent() {
        read = Stamp.ABSENT;
        return kept(name() + " is gone");
    }

    private News kept(String problem) {
        return new News(null, "rules: " + problem + "; the rules of before stay in force");
    }

    private String name() {
        return Printable.of(file.name());
    }
}
