package dev.stowaway.bench.shared;

import java.io.IOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Kills one process after the other that holds a lock of this one, and prints for each the nanoseconds from the signal until
 * a thread has the lock that was waiting for it. The argument: how many.
 */
public final class KilledHolders {
    private static final long GLANCE_NS = 50_000;

    private KilledHolders() {}

    public static void main(String[] arguments) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            System.out.println(nanosToRelease(lock));
        }
    }

    private static long nanosToRelease(ReentrantLock lock) throws Exception {
        Receiver holder = Receiver.launch(Holder.class, lock);
        holder.answer();
        FutureTask<Long> waiting = new FutureTask<>(() -> {
            lock.lock();
            try {
                return System.nanoTime();
            } finally {
                lock.unlock();
            }
        });
        new Thread(waiting, "waiting").start();
        while (!lock.hasQueuedThreads()) {
            LockSupport.parkNanos(GLANCE_NS);
        }
        long before = System.nanoTime();
        holder.kill();
        return waiting.get() - before;
    }

    /** The receiver. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            Orders orders = new Orders();
            ReentrantLock lock = orders.graph(ReentrantLock.class);
            lock.lock();
            try {
                orders.answer(1);
                while (orders.next() != null) {
                    // It is killed here.
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
