package dev.stowaway.demo.workers;

import dev.stowaway.share.SharedIntArray;
import java.util.concurrent.locks.Lock;

/** Adds 1 to each element of an array, under the lock, and so each round. */
record Adding(SharedIntArray array, Lock lock, int rounds) implements Task {
    @Override
    public long work() {
        for (int round = 0; round < rounds; round++) {
            lock.lock();
            try {
                array.add(1);
            } finally {
                lock.unlock();
            }
        }
        return rounds * array.size();
    }
}
