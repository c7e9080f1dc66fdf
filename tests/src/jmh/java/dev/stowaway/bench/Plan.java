package dev.stowaway.bench;

/**
 * How often and how long: chosen so that the whole table takes some 25 minutes on two JDKs, or 4 for a quick look.
 * Variance between forks is larger than within one, so time goes into forks and not into iterations.
 *
 * @param graphRounds rounds of three JMH forks for each graph
 * @param lockRounds the same for locks at a known site, where microseconds are counted and not percents
 * @param iterations measured in a fork, each of {@code iterationMs}; the fork's score is their median
 * @param processRounds rounds of short processes
 * @param millionRounds rounds of processes that write a million objects
 */
record Plan(
        int graphRounds,
        int lockRounds,
        int warmups,
        int iterations,
        long iterationMs,
        int processRounds,
        int millionRounds) {

    static final Plan FULL = new Plan(5, 5, 5, 5, 550, 31, 7);
    static final Plan QUICK = new Plan(2, 1, 3, 3, 350, 7, 1);
}
