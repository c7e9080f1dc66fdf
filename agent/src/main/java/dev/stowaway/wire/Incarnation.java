package dev.stowaway.wire;

import java.util.UUID;

/**
 * One life of one process. Process ids, socket names and ports come again; this does not.
 *
 * @param high its upper 64 bits
 * @param low its lower 64 bits
 */
public record Incarnation(long high, long low) {
    /** Of this process. */
    public static Incarnation own() {
        return Own.INCARNATION;
    }

    /** Apart, since randomness costs some milliseconds at first use. */
    private static final class Own {
        static final Incarnation INCARNATION = random();

        private static Incarnation random() {
            UUID random = UUID.randomUUID();
            return new Incarnation(random.getMostSignificantBits(), random.getLeastSignificantBits());
        }
    }
}
