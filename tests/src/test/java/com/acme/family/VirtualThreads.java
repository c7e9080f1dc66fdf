package com.acme.family;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What virtual threads do with a lock; for JDK 21 and later, found by reflection since this is compiled for 17. */
final class VirtualThreads {
    private final ReentrantLock lock;
    private int counter;

    VirtualThreads(ReentrantLock lock) {
        this.lock = lock;
    }

    private static Thread start(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    /** So many of them count as often each, with the lock held. */
    int count(int threads, int times) throws ReflectiveOperationException, InterruptedException {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(start(() -> count(times)));
        }
        for (Thread thread : started) {
            thread.join();
        }
        return counter;
    }

    private void count(int times) {
        for (int time = 0; time < times; time++) {
            lock.lock();
            try {
                counter++;
            } finally {
                lock.unlock();
            }
        }
    }

    /** One of them waits for the lock, which another has, and is interrupted. */
    String interrupted() throws ReflectiveOperationException, InterruptedException {
        List<String> outcome = new ArrayList<>();
        Thread waiting = start(() -> outcome.add(Answer.to(() -> {
            lock.lockInterruptibly();
            return "got it";
        })));
        while (waiting.getState() == Thread.State.NEW || waiting.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
        return outcome.get(0);
    }

    /**
     * One of them waits for the lock, which another has, and keeps its carrier meanwhile: for the JVM, it initializes a
     * class. Returns once it waits.
     */
    String pin() throws ReflectiveOperationException {
        Pinned.wanted = lock;
        start(Pinned::initialize);
        while (!lock.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        return Heirloom.DONE;
    }

    /** Whether there is a carrier for another one. */
    static boolean hasSpareCarrier(long nanos) throws ReflectiveOperationException, InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        start(runs::countDown);
        return runs.await(nanos, TimeUnit.NANOSECONDS);
    }

    private static final class Pinned {
        static volatile ReentrantLock wanted;

        static void initialize() {
            Initialized.touch();
        }

        @SuppressWarnings("LockNotBeforeTry") // nothing is done in between
        private static final class Initialized {
            static {
                wanted.lock();
                wanted.unlock();
            }

            static void touch() {}
        }
    }
}
