package dev.stowaway.handle;

import dev.stowaway.handle.Substitution.Refused;
import dev.stowaway.handle.Substitution.Replaced;
import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKind;
import dev.stowaway.remote.Fresh;
import dev.stowaway.remote.StowawayJarNeededOnTheClassPath;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;

/** New locks for the receiver. Those of which a copy is one already, are written as they are. */
final class FreshLocks {
    private FreshLocks() {}

    static Substitution of(LockKind kind, Object lock) {
        if (!JdkClasses.contains(lock.getClass())) {
            return new Refused("what a copy of " + lock.getClass().getName()
                    + " holds is up to that class, which is not the JDK's");
        }
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, READ_LOCK, WRITE_LOCK, STAMPED_LOCK ->
                new Replaced(lock, "the receiver gets a new lock, unlocked, which excludes nobody elsewhere");
            case SEMAPHORE ->
                new Replaced(
                        lock,
                        "the receiver gets a new semaphore, with the permits of this moment ("
                                + ((Semaphore) lock).availablePermits() + "), which counts apart");
            case CONDITION -> new Replaced(lock, "the receiver gets a condition of a new lock; signals do not cross");
            case MONITOR ->
                fresh(Fresh.Kind.MONITOR, 0, "the receiver gets a new Object, which excludes nobody elsewhere");
            case COUNT_DOWN_LATCH -> {
                int count = (int) ((CountDownLatch) lock).getCount();
                yield fresh(
                        Fresh.Kind.COUNT_DOWN_LATCH,
                        count,
                        "the receiver gets a new latch, with the count of this moment (" + count
                                + "), which counts apart");
            }
            case CYCLIC_BARRIER ->
                fresh(
                        Fresh.Kind.CYCLIC_BARRIER,
                        ((CyclicBarrier) lock).getParties(),
                        "the receiver gets a new barrier of as many parties, without an action");
            case EXCHANGER -> fresh(Fresh.Kind.EXCHANGER, 0, "the receiver gets a new exchanger");
            case THREAD_LOCAL ->
                fresh(Fresh.Kind.THREAD_LOCAL, 0, "the receiver gets a new ThreadLocal without a value");
            case PHASER, THREAD, EXECUTOR, SYNCHRONIZER, APPLICATION_LOCK, CONFIGURED ->
                new Refused("there can't be a fresh " + lock.getClass().getName()
                        + " for the receiver: what it would be is not known");
        };
    }

    private static Substitution fresh(Fresh.Kind kind, int number, String effect) {
        return new Replaced(StowawayJarNeededOnTheClassPath.of(new Fresh(kind, number)), effect);
    }
}
