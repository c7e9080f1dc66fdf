package dev.stowaway.bench.program;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes locks at one site from sixteen threads at once and from one, in turn. Prints the processor time of a lock from
 * sixteen over that from one, and the latter in nanoseconds. Processor time, because a machine with fewer cores than
 * threads, or with other work, says little by its clock.
 */
public final class CountingThreads {
    private static final int THREADS = 16;
    private static final int LOCKS = 1_000;
    private static final int WRITES = 240;
    private static final int ROUNDS = 9;
    private static final int WARMUPS = 4;

    public static void main(String[] args) throws InterruptedException {
        double[] ratios = new double[ROUNDS];
        double[] nanos = new double[ROUNDS];
        for (int round = -WARMUPS; round < ROUNDS; round++) {
            double one = nanosPerLock(1);
            double many = nanosPerLock(THREADS);
            if (round >= 0) {
                ratios[round] = many / one;
                nanos[round] = one;
            }
        }
        Arrays.sort(ratios);
        Arrays.sort(nanos);
        System.out.println(ratios[ROUNDS / 2]);
        System.out.println(nanos[ROUNDS / 2]);
    }

    private static double nanosPerLock(int threads) throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread writer = new Thread(() -> nanos.addAndGet(write(start, WRITES / threads)));
            writer.start();
            writers.add(writer);
        }
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        return (double) nanos.get() / (WRITES * LOCKS);
    }

    /** Processor time of this thread. */
    private static long write(CountDownLatch start, int writes) {
        List<Guarded> holders = new ArrayList<>();
        for (int i = 0; i < LOCKS; i++) {
            holders.add(new Guarded());
        }
        try {
            start.await();
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < writes; i++) {
                try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                    stream.writeObject(holders);
                }
            }
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1;

        final ReentrantLock lock = new ReentrantLock();
    }
}
