package com.acme.family;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A {@code lock}, which may be {@code fair} and may have a {@code condition}. */
final class SharedLock extends Heirloom {
    private final ReentrantLock lock;
    private final @Nullable Condition condition;

    SharedLock(List<String> how) {
        lock = new ReentrantLock(how.contains("fair"));
        condition = how.contains("condition") ? lock.newCondition() : null;
    }

    @Override
    Object lock() {
        return lock;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // whoever asks for the wait sees what it returned
    Object does(Deed deed) throws InterruptedException {
        return switch (deed.name()) {
            case "lock" -> done(lock::lock);
            case "lockInterruptibly" -> done(lock::lockInterruptibly);
            case "tryLock" -> deed.isTimed() ? lock.tryLock(deed.nanos(), TimeUnit.NANOSECONDS) : lock.tryLock();
            case "unlock" -> done(lock::unlock);
            case "await" -> deed.isTimed() ? condition.awaitNanos(deed.nanos()) > 0 : done(condition::await);
            case "awaitUninterruptibly" -> done(condition::awaitUninterruptibly);
            case "signal" -> done(condition::signal);
            case "signalAll" -> done(condition::signalAll);
            case "isLocked" -> lock.isLocked();
            case "isFair" -> lock.isFair();
            case "isHeldByCurrentThread" -> lock.isHeldByCurrentThread();
            case "getHoldCount" -> lock.getHoldCount();
            case "getQueueLength" -> lock.getQueueLength();
            case "countWaiters" -> countWaiters();
            case "toString" -> lock.toString();
            default -> throw new IllegalArgumentException(deed.toString());
        };
    }

    /** Takes the lock for it, as the JDK demands. */
    private int countWaiters() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(condition);
        } finally {
            lock.unlock();
        }
    }

    @Override
    void plays(Hand hand, Random random) {
        String way = choose(random, "lock", "lockInterruptibly", "tryLock", "tryLock " + briefly(random));
        if (hand.has(way)) {
            if (random.nextInt(3) == 0 && hand.has("tryLock")) {
                hand.does("getHoldCount");
                hand.does("unlock");
            }
            hand.does("unlock");
        } else {
            hand.does("isHeldByCurrentThread");
        }
    }
}
