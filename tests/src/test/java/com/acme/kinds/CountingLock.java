package com.acme.kinds;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Counts how often it is unlocked, wherever its methods run. */
public class CountingLock extends ReentrantLock {
    static final AtomicInteger UNLOCKS = new AtomicInteger();

    private static final long serialVersionUID = 1;

    @Override
    public void unlock() {
        UNLOCKS.incrementAndGet();
        super.unlock();
    }
}
