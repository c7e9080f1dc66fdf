package dev.stowaway.tests.handles;

import java.time.Duration;

/** How much is tried: what every change can wait for, or all of it with {@code -Dstowaway.long=true}. */
final class Profile {
    static final boolean LONG = Boolean.getBoolean("stowaway.long");

    /** How often each fault is caused. */
    static final int ROUNDS = LONG ? 100 : 5;

    /** How often a file is counted up. */
    static final int ACQUISITIONS = LONG ? 1_000_000 : 10_000;

    /** How long a process is stopped that has to be waited for. */
    static final Duration PAUSE = LONG ? Duration.ofSeconds(60) : Duration.ofSeconds(2);

    /** How long an answer is waited for that has to come: a million handovers of a fair lock take minutes. */
    static final Duration PATIENCE = Duration.ofSeconds(LONG ? 900 : 30);

    /** In how many rounds it is stopped for so long. */
    static final int PAUSES = LONG ? 3 : 1;

    /**
     * Within which the living learn of a death: half of them, and all of them. The long profile is for a machine that
     * has nothing else to do.
     */
    static final Duration MEDIAN = Duration.ofMillis(LONG ? 20 : 100);

    static final Duration WORST = Duration.ofMillis(LONG ? 100 : 1_000);

    /** Within which a deadlock is told. */
    static final Duration TOLD = Duration.ofSeconds(LONG ? 2 : 10);

    /** Beyond a time that a caller gave, on a machine that has much else to do. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    private Profile() {}

    /** Plays a scenario as often as the profile says. */
    static void repeat(Scenario scenario) throws Exception {
        repeat(ROUNDS, scenario);
    }

    static void repeat(int rounds, Scenario scenario) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            try {
                scenario.play(round);
            } catch (AssertionError e) {
                throw new AssertionError("in round " + round + " of " + rounds + ": " + e.getMessage(), e);
            }
        }
    }

    interface Scenario {
        void play(int round) throws Exception;
    }
}
