package com.acme.kinds;

import com.acme.OwnLock;
import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A lock of each kind that can be proxied. */
final class Locks implements Serializable {
    private static final long serialVersionUID = 1;

    final ReentrantLock plain = new ReentrantLock(true);
    final Condition condition = plain.newCondition();
    final ReentrantLock again = plain;
    final ReentrantReadWriteLock pair = new ReentrantReadWriteLock();
    final ReentrantReadWriteLock.ReadLock reading = pair.readLock();
    final ReentrantReadWriteLock.WriteLock writing = pair.writeLock();
    final CountingLock counting = new CountingLock();
    final Lock handMade = new OwnLock();
    final Semaphore permits = new Semaphore(3);
    final CountDownLatch latch = new CountDownLatch(2);
    final CyclicBarrier barrier = new CyclicBarrier(1, new Action());

    /** Fails where it runs, with the process in its message. */
    private static final class Action implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException(
                    "the action runs in " + ProcessHandle.current().pid());
        }
    }
}
