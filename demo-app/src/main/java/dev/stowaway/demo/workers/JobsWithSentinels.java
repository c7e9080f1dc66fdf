package dev.stowaway.demo.workers;

import static dev.stowaway.demo.workers.TakingUntilSentinel.SENTINEL;

import dev.stowaway.share.SharedQueue;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Ten jobs for four workers in a queue that they share, and a sentinel for each of them behind the jobs. */
public final class JobsWithSentinels {
    private JobsWithSentinels() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        SharedQueue<Integer> jobs = SharedQueue.create();
        for (int job = 0; job < 10; job++) {
            jobs.put(job);
        }
        for (int worker = 0; worker < 4; worker++) {
            jobs.put(SENTINEL);
        }
        System.out.println("done " + Workers.run(4, new TakingUntilSentinel(jobs)));
        System.out.println("joined " + (jobs.join(1, TimeUnit.SECONDS) ? 1 : 0)); // the original waits for ever
        System.out.println("unfinished " + jobs.unfinished());
    }
}
