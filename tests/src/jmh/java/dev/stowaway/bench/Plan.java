package dev.stowaway.bench;

import dev.stowaway.bench.JmhFork.Duration;

/**
 * How often and how long: chosen so that the whole table takes some 45 minutes on two JDKs, or 6 for a quick look.
 * Forks differ from each other more than the iterations of one, so time goes into forks; a lock's way through the agent
 * is long, and takes the compiler longer.
 *
 * @param graphRounds rounds of three JMH forks for each graph
 * @param lockRounds the same for locks at a known site, where microseconds are counted and not percents
 * @param processRounds rounds of short processes
 * @param millionRounds rounds of processes that write a million objects
 * @param launchRounds rounds of processes that launch a thousand others
 * @param sharedRounds rounds of processes that share locks
 * @param kills of holders in each of these rounds
 */
record Plan(
        int graphRounds,
        Duration graph,
        int lockRounds,
        Duration lock,
        int processRounds,
        int millionRounds,
        int launchRounds,
        int sharedRounds,
        int kills) {

    static final Plan FULL = new Plan(5, new Duration(6, 6, 400), 3, new Duration(14, 5, 500), 31, 7, 11, 5, 20);
    static final Plan QUICK = new Plan(2, new Duration(3, 3, 350), 1, new Duration(10, 3, 400), 7, 1, 3, 1, 10);
}
