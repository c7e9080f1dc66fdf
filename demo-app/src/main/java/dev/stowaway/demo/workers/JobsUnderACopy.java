package dev.stowaway.demo.workers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/** Ten jobs for four workers, as people write it: the queue, and the lock that guards it, are sent to each of them. */
public final class JobsUnderACopy {
    private JobsUnderACopy() {}

    public static void main(String[] args) throws IOException {
        ArrayDeque<Integer> jobs = new ArrayDeque<>();
        for (int job = 0; job < 10; job++) {
            jobs.add(job);
        }
        System.out.println("done " + Workers.run(4, new Taking(jobs, new ReentrantLock())));
        System.out.println("left " + jobs.size());
    }
}
