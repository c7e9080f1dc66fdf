package com.acme.kinds;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;

/** Tries the locks that come over its stdin: prints only what no copy would give. */
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // that is what is tried
public final class TriesLocks {
    public static void main(String[] returnTo) throws IOException, InterruptedException, BrokenBarrierException {
        Locks locks;
        try {
            locks = (Locks) new ObjectInputStream(System.in).readObject();
        } catch (ClassNotFoundException | ObjectStreamException e) {
            System.out.println(e);
            return;
        }
        System.out.println("excluded by the owner " + !locks.plain.tryLock() + " " + !locks.handMade.tryLock());
        System.out.println("one object " + (locks.plain == locks.again) + " fair " + locks.plain.isFair());
        locks.latch.countDown();
        locks.latch.countDown();
        locks.plain.lock();
        System.out.println("timed wait ended " + (locks.condition.awaitNanos(1_000_000) <= 0) + " held "
                + locks.plain.isHeldByCurrentThread());
        locks.plain.unlock();
        System.out.println("hand-made " + locks.handMade.tryLock(60, TimeUnit.SECONDS));
        locks.handMade.unlock();
        System.out.println(
                "views " + (locks.pair.readLock() == locks.reading) + " " + (locks.pair.writeLock() == locks.writing));
        locks.writing.lock();
        locks.reading.lock();
        locks.writing.unlock();
        System.out.println("downgraded " + !locks.pair.isWriteLocked() + " " + locks.pair.getReadLockCount());
        locks.reading.unlock();
        locks.counting.lock();
        locks.counting.unlock();
        locks.permits.acquire(2);
        locks.permits.release();
        System.out.println("permits " + locks.permits.availablePermits());
        try {
            locks.barrier.await();
        } catch (RuntimeException e) {
            System.out.println("barrier " + e.getClass().getName() + " "
                    + String.valueOf(e.getMessage()).endsWith(returnTo[1]));
        }
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(returnTo[0])))) {
            out.writeObject(locks.plain);
        }
    }
}
