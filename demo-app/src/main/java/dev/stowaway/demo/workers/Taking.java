package dev.stowaway.demo.workers;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/** Does the jobs of a queue. Right for threads: the lock guards the queue, and no two of them take the same job. */
final class Taking implements Task {
    private static final long serialVersionUID = 1;

    private final ArrayDeque<Integer> jobs;
    private final ReentrantLock lock;

    Taking(ArrayDeque<Integer> jobs, ReentrantLock lock) {
        this.jobs = jobs;
        this.lock = lock;
    }

    @Override
    public long work() {
        int done = 0;
        while (take()) {
            done++;
        }
        return done;
    }

    private boolean take() {
        lock.lock();
        try {
            return jobs.poll() != null;
        } finally {
            lock.unlock();
        }
    }
}
