package dev.stowaway.share;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An event, where it lives. Thread-safe. */
final class EventServant implements SharedEvent {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    private boolean isSet;

    /** How often it was set: who waits goes on although it is cleared before that one has a turn. */
    private long times;

    @Override
    public void set() {
        lock.lock();
        try {
            isSet = true;
            times++;
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            isSet = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSet() {
        lock.lock();
        try {
            return isSet;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = times;
            while (!isSet && times == before) {
                happened.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = times;
            long left = unit.toNanos(timeout);
            while (!isSet && times == before && left > 0) {
                left = happened.awaitNanos(left);
            }
            return isSet || times != before;
        } finally {
            lock.unlock();
        }
    }
}
