package com.acme.family;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A {@code readWriteLock}, which may be {@code fair}. Its operations begin with {@code read.} or {@code write.}. */
final class SharedReadWriteLock extends Heirloom {
    private final ReentrantReadWriteLock locks;

    SharedReadWriteLock(List<String> how) {
        locks = new ReentrantReadWriteLock(how.contains("fair"));
    }

    @Override
    Object lock() {
        return locks;
    }

    @Override
    Object does(Deed deed) throws InterruptedException {
        return switch (deed.name()) {
            case "getReadLockCount" -> locks.getReadLockCount();
            case "getReadHoldCount" -> locks.getReadHoldCount();
            case "isWriteLocked" -> locks.isWriteLocked();
            case "isWriteLockedByCurrentThread" -> locks.isWriteLockedByCurrentThread();
            case "getQueueLength" -> locks.getQueueLength();
            case "toString" -> locks.toString();
            default -> does(deed.name().startsWith("read.") ? locks.readLock() : locks.writeLock(), deed);
        };
    }

    private static Object does(Lock lock, Deed deed) throws InterruptedException {
        return switch (deed.name().substring(deed.name().indexOf('.') + 1)) {
            case "lock" -> done(lock::lock);
            case "lockInterruptibly" -> done(lock::lockInterruptibly);
            case "tryLock" -> deed.isTimed() ? lock.tryLock(deed.nanos(), TimeUnit.NANOSECONDS) : lock.tryLock();
            case "unlock" -> done(lock::unlock);
            default -> throw new IllegalArgumentException(deed.toString());
        };
    }

    @Override
    void plays(Hand hand, Random random) {
        String way = choose(random, "lock", "lockInterruptibly", "tryLock", "tryLock " + briefly(random));
        if (random.nextInt(3) > 0) {
            if (hand.has("read." + way)) {
                hand.does("read.unlock");
            }
        } else if (hand.has("write." + way)) {
            boolean reads = random.nextBoolean() && hand.has("read.lock");
            hand.does("write.unlock");
            if (reads) {
                hand.does("write.tryLock"); // in vain: it reads
                hand.does("read.unlock");
            }
        }
    }
}
