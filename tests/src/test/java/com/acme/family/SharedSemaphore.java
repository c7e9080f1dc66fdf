package com.acme.family;

import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A {@code semaphore} with so many permits, which may be {@code fair}. */
final class SharedSemaphore extends Heirloom {
    private final Semaphore semaphore;

    SharedSemaphore(List<String> how) {
        semaphore = new Semaphore(Integer.parseInt(how.get(0)), how.contains("fair"));
    }

    @Override
    Object lock() {
        return semaphore;
    }

    @Override
    Object does(Deed deed) throws InterruptedException {
        int permits = deed.permits();
        return switch (deed.name()) {
            case "acquire" -> done(() -> semaphore.acquire(permits));
            case "acquireUninterruptibly" -> done(() -> semaphore.acquireUninterruptibly(permits));
            case "tryAcquire" ->
                deed.isTimed()
                        ? semaphore.tryAcquire(permits, deed.nanos(), TimeUnit.NANOSECONDS)
                        : semaphore.tryAcquire(permits);
            case "release" -> done(() -> semaphore.release(permits));
            case "drainPermits" -> semaphore.drainPermits();
            case "availablePermits" -> semaphore.availablePermits();
            case "getQueueLength" -> semaphore.getQueueLength();
            default -> throw new IllegalArgumentException(deed.toString());
        };
    }

    @Override
    void plays(Hand hand, Random random) {
        int permits = 1 + random.nextInt(2);
        String way = choose(random, "acquire %d", "acquireUninterruptibly %d", "tryAcquire %d", "tryAcquire %d %s");
        if (hand.has(way.formatted(permits, briefly(random)))) {
            for (int left = permits; left > 0; left--) {
                hand.does("release");
            }
        }
    }
}
