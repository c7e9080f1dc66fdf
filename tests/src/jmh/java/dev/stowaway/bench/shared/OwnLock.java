package dev.stowaway.bench.shared;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks and unlocks a lock of its own that another process has, too, but does not use, in turn with one that was never
 * written and with another such. Prints the nanoseconds of a pair for each of the three, in this order: never written,
 * shared, never written.
 */
@SuppressWarnings("LockNotBeforeTry") // nothing is done in between
public final class OwnLock {
    private static final int PAIRS = 1_000_000;
    private static final int ROUNDS = 41;
    private static final int WARMUPS = 10;

    private OwnLock() {}

    public static void main(String[] arguments) throws IOException {
        ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};
        double[][] nanos = new double[locks.length][ROUNDS];
        try (Receiver receiver = Receiver.launch(Idle.class, locks[1])) {
            receiver.answer();
            for (int round = -WARMUPS; round < ROUNDS; round++) {
                for (int i = 0; i < locks.length; i++) {
                    double pair = nanosPerPair(locks[i]);
                    if (round >= 0) {
                        nanos[i][round] = pair;
                    }
                }
            }
        }
        for (double[] ofOne : nanos) {
            Arrays.sort(ofOne);
            System.out.println(ofOne[ROUNDS / 2]);
        }
    }

    private static double nanosPerPair(ReentrantLock lock) {
        long before = System.nanoTime();
        for (int i = 0; i < PAIRS; i++) {
            lock.lock();
            lock.unlock();
        }
        return (double) (System.nanoTime() - before) / PAIRS;
    }

    /** The receiver: has had the lock once. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            ReentrantLock lock = orders.graph(ReentrantLock.class);
            lock.lock();
            lock.unlock();
            orders.answer(1);
            while (orders.next() != null) {
                // It has nothing to do.
            }
        }
    }
}
