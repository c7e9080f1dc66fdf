package com.acme.family;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@code latch} that opens after so many counts. */
final class SharedLatch extends Heirloom {
    private final CountDownLatch latch;

    SharedLatch(List<String> how) {
        latch = new CountDownLatch(Integer.parseInt(how.get(0)));
    }

    @Override
    Object lock() {
        return latch;
    }

    @Override
    Object does(Deed deed) throws InterruptedException {
        return switch (deed.name()) {
            case "countDown" -> done(latch::countDown);
            case "await" -> deed.isTimed() ? latch.await(deed.nanos(), TimeUnit.NANOSECONDS) : done(latch::await);
            case "getCount" -> latch.getCount();
            default -> throw new IllegalArgumentException(deed.toString());
        };
    }

    /** Counts once, in any case. */
    @Override
    void plays(Hand hand, Random random) {
        hand.does(choose(random, "getCount", "await " + briefly(random)));
        hand.does("countDown");
    }
}
