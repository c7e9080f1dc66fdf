package dev.stowaway.locks;

import org.jspecify.annotations.Nullable;

/** What the numbers of a lock mean, in words. */
final class StateText {
    static final String BROKEN = "broken";

    private StateText() {}

    static String exclusive(long holds, @Nullable Thread holder) {
        return holds == 0 ? "free" : "held" + by(holder) + several(holds);
    }

    static String readWrite(long readHolds, long writeHolds, @Nullable Thread writer) {
        String state = readHolds == 0 ? "free" : "read-locked" + several(readHolds);
        if (writeHolds > 0) {
            String write = "write-locked" + by(writer) + several(writeHolds);
            state = readHolds == 0 ? write : write + ", " + state;
        }
        return state;
    }

    /** When the owner has left before it was looked at, the lock counts as held by nobody known. */
    private static String by(@Nullable Thread holder) {
        return holder == null ? "" : " by " + ThreadName.of(holder);
    }

    static String several(long holds) {
        return holds == 1 ? "" : " (" + holds + " holds)";
    }

    static String permits(long permits) {
        return permits + (permits == 1 ? " permit available" : " permits available");
    }

    static String count(long count) {
        return "count " + count;
    }

    static String parties(int waiting, int parties) {
        return waiting + " of " + parties + " parties waiting";
    }

    /** {@code , 2 waiting}, or nothing. */
    static String waiting(int waiting) {
        return waiting == 0 ? "" : ", " + waiting + " waiting";
    }
}
