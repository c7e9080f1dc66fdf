package dev.stowaway.command;

import dev.stowaway.scan.ScanResult;
import dev.stowaway.scan.ScannedLock;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Prints the first lock of each path pattern in one file, and in the end how many there were. */
final class FoundLocks implements Consumer<ScannedLock> {
    /** As many as an agent tells sites apart. */
    private static final int MOST_PATTERNS = 4096;

    private final PrintWriter out;
    private final String file;
    private final Map<String, Long> countByPattern = new LinkedHashMap<>();

    FoundLocks(PrintWriter out, String file) {
        this.out = out;
        this.file = file;
    }

    @Override
    public void accept(ScannedLock lock) {
        Long count = countByPattern.get(lock.pattern());
        if (count == null && countByPattern.size() == MOST_PATTERNS) {
            return;
        }
        countByPattern.put(lock.pattern(), count == null ? 1 : count + 1);
        if (count == null) {
            out.println(lock.text(file));
        }
    }

    void printCounts(ScanResult result) {
        out.println(file + ": " + number(result.streams(), "stream") + ", " + number(result.locks(), "lock"));
        long others = result.locks();
        for (Map.Entry<String, Long> counted : countByPattern.entrySet()) {
            out.println("  " + counted.getValue() + "  " + counted.getKey());
            others -= counted.getValue();
        }
        if (others > 0) {
            out.println("  " + others + "  at other paths, beyond the limit of " + MOST_PATTERNS);
        }
    }

    private static String number(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
