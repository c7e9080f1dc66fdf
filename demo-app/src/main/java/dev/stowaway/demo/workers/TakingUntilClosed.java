package dev.stowaway.demo.workers;

import dev.stowaway.share.SharedQueue;

/** Does the jobs of a queue until it is closed and empty. */
record TakingUntilClosed(SharedQueue<Integer> jobs) implements Task {
    @Override
    public long work() {
        int done = 0;
        for (int job : jobs.untilClosed()) {
            done += job < 0 ? 0 : 1;
            jobs.taskDone();
        }
        return done;
    }
}
