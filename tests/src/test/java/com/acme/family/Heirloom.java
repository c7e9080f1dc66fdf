package com.acme.family;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What a parent leaves to its children: a graph with a lock in it, and what can be done with that. */
abstract class Heirloom implements Serializable {
    /** What an operation without a result gives. */
    static final String DONE = "done";

    /**
     * A new one.
     *
     * @param words its kind, and how it is to be
     */
    static Heirloom of(String... words) {
        List<String> how = Arrays.asList(words).subList(1, words.length);
        return switch (words[0]) {
            case "lock" -> new SharedLock(how);
            case "locks" -> new SharedLocks(how);
            case "readWriteLock" -> new SharedReadWriteLock(how);
            case "semaphore" -> new SharedSemaphore(how);
            case "barrier" -> new SharedBarrier(how);
            case "latch" -> new SharedLatch(how);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** The lock itself. */
    abstract Object lock();

    /**
     * Calls the lock.
     *
     * @return what it returned, or {@link #DONE}
     */
    abstract Object does(Deed deed) throws InterruptedException;

    /** Calls the lock a few times as chance has it, and holds nothing of it in the end. */
    abstract void plays(Hand hand, Random random);

    static Object done(Call call) throws InterruptedException {
        call.run();
        return DONE;
    }

    static String choose(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    /** A time to wait that often is just too short. */
    static String briefly(Random random) {
        return random.nextInt(2_000) + "us";
    }

    /** A method without a result. */
    interface Call {
        void run() throws InterruptedException;
    }
}
