package dev.stowaway.demo.workers;

import dev.stowaway.share.SharedQueue;

/** Does the jobs of a queue until it takes a sentinel, and forgets to say of the sentinel that it is done. */
record TakingUntilSentinel(SharedQueue<Integer> jobs) implements Task {
    static final int SENTINEL = -1;

    @Override
    public long work() throws InterruptedException {
        int done = 0;
        for (int job = jobs.take(); job != SENTINEL; job = jobs.take()) {
            done++;
            jobs.taskDone();
        }
        return done;
    }
}
