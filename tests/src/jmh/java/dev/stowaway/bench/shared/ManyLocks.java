package dev.stowaway.bench.shared;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands a hundred thousand locks to another process. Prints the bytes of live heap that each takes in this process, beside
 * the lock itself, and in the other one.
 */
public final class ManyLocks {
    private static final int LOCKS = 100_000;

    private ManyLocks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ReentrantLock[] locks = new ReentrantLock[LOCKS];
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
        long before = Usage.liveBytes();
        try (Receiver receiver = Receiver.launch(Collecting.class, locks)) {
            long theirs = receiver.answer();
            System.out.println((double) (Usage.liveBytes() - before) / LOCKS);
            System.out.println((double) theirs / LOCKS);
        }
        if (locks[LOCKS - 1].isLocked()) {
            throw new IllegalStateException("kept to the end");
        }
    }

    /** The receiver. */
    static final class Collecting {
        private Collecting() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException, InterruptedException {
            Orders orders = new Orders();
            long before = Usage.liveBytes();
            ReentrantLock[] locks = orders.graph(ReentrantLock[].class);
            orders.answer(Usage.liveBytes() - before);
            while (orders.next() != null) {
                // It has nothing to do.
            }
            if (locks[LOCKS - 1].isLocked()) {
                throw new IllegalStateException("kept to the end");
            }
        }
    }
}
