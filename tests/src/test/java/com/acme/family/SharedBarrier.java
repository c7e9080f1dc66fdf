package com.acme.family;

import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** A {@code barrier} for so many parties. */
final class SharedBarrier extends Heirloom {
    private final CyclicBarrier barrier;

    SharedBarrier(List<String> how) {
        barrier = new CyclicBarrier(Integer.parseInt(how.get(0)));
    }

    @Override
    Object lock() {
        return barrier;
    }

    @Override
    Object does(Deed deed) throws InterruptedException {
        return switch (deed.name()) {
            case "await" -> await();
            case "getNumberWaiting" -> barrier.getNumberWaiting();
            case "isBroken" -> barrier.isBroken();
            default -> throw new IllegalArgumentException(deed.toString());
        };
    }

    /** Its arrival index, or that it waited in vain. */
    private Object await() throws InterruptedException {
        try {
            return barrier.await();
        } catch (BrokenBarrierException e) {
            return "broken";
        }
    }

    @Override
    void plays(Hand hand, Random random) {
        hand.does("await");
    }
}
