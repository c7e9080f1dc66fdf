package dev.stowaway.demo.workers;

import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Counts in a map: get, add, put, and all of it under the lock. */
record Counting(ConcurrentMap<String, Integer> counts, ReentrantLock lock, int rounds) implements Task {
    static final String KEY = "count";

    @Override
    public long work() {
        for (int round = 0; round < rounds; round++) {
            lock.lock();
            try {
                counts.put(KEY, counts.getOrDefault(KEY, 0) + 1);
            } finally {
                lock.unlock();
            }
        }
        return rounds;
    }
}
