package dev.stowaway.bench.shared;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds a lock for which a thousand threads wait, of another process or of this one, and prints the bytes that each of
 * them takes in this process: of the live heap, and of what is beside the heap, which has to be touched from the start.
 * The argument: {@code remote} or {@code local}.
 */
@SuppressWarnings("LockNotBeforeTry") // nothing is done in between
public final class WaitingThreads {
    private static final int THREADS = 1_000;
    private static final long GLANCE_NS = 50_000;

    private WaitingThreads() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        try (Receiver receiver = Receiver.launch(Waiting.class, lock)) {
            receiver.answer();
            lock.lock();
            long heap = Usage.liveBytes();
            long resident = Usage.residentBytes();
            if (arguments[0].equals("remote")) {
                receiver.order("wait");
            } else {
                startWaiting(lock);
            }
            while (lock.getQueueLength() < THREADS) {
                LockSupport.parkNanos(GLANCE_NS);
            }
            System.out.println((double) (Usage.liveBytes() - heap) / THREADS);
            System.out.println((double) (Usage.residentBytes() - resident) / THREADS);
            receiver.kill();
        }
        System.exit(0);
    }

    private static void startWaiting(ReentrantLock lock) {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                lock.lock();
                lock.unlock();
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The receiver: has had the lock once before. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            ReentrantLock lock = orders.graph(ReentrantLock.class);
            lock.lock();
            lock.unlock();
            orders.answer(1);
            while (orders.next() != null) {
                startWaiting(lock);
            }
        }
    }
}
