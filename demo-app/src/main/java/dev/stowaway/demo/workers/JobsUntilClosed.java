package dev.stowaway.demo.workers;

import dev.stowaway.share.SharedQueue;
import java.io.IOException;

/** Ten jobs for four workers, as it works: in a queue that they share, and that has an end. */
public final class JobsUntilClosed {
    private JobsUntilClosed() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        SharedQueue<Integer> jobs = SharedQueue.create();
        for (int job = 0; job < 10; job++) {
            jobs.put(job);
        }
        jobs.close();
        System.out.println("done " + Workers.run(4, new TakingUntilClosed(jobs)));
        jobs.join();
        System.out.println("unfinished " + jobs.unfinished());
    }
}
