package com.acme.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** So many {@code locks}. Their operations begin with a number: {@code 0.lock}. */
final class SharedLocks extends Heirloom {
    private final List<SharedLock> locks;

    SharedLocks(List<String> how) {
        locks = new ArrayList<>(IntStream.range(0, Integer.parseInt(how.get(0)))
                .mapToObj(index -> new SharedLock(how))
                .toList());
    }

    /** The locks of another family come behind its own, and are inherited no further. */
    void add(SharedLocks others) {
        locks.addAll(others.locks);
    }

    @Override
    Object lock() {
        return locks.get(0).lock();
    }

    @Override
    Object does(Deed deed) throws InterruptedException {
        int dot = deed.name().indexOf('.');
        SharedLock lock = locks.get(Integer.parseInt(deed.name().substring(0, dot)));
        return lock.does(new Deed(deed.name().substring(dot + 1), deed.arguments()));
    }

    @Override
    void plays(Hand hand, Random random) {
        int first = random.nextInt(locks.size());
        hand.does(first + ".lock");
        hand.does(first + ".unlock");
    }
}
