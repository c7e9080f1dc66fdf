package dev.stowaway.share;

import java.util.concurrent.atomic.AtomicLong;

/** A counter, where it lives. Thread-safe. */
final class CounterServant implements SharedCounter {
    private final AtomicLong value = new AtomicLong();

    @Override
    public long get() {
        return value.get();
    }

    @Override
    public void set(long fresh) {
        value.set(fresh);
    }

    @Override
    public long getAndSet(long fresh) {
        return value.getAndSet(fresh);
    }

    @Override
    public long getAndAdd(long delta) {
        return value.getAndAdd(delta);
    }

    @Override
    public long addAndGet(long delta) {
        return value.addAndGet(delta);
    }

    @Override
    public long incrementAndGet() {
        return value.incrementAndGet();
    }

    @Override
    public long decrementAndGet() {
        return value.decrementAndGet();
    }

    @Override
    public boolean compareAndSet(long expected, long fresh) {
        return value.compareAndSet(expected, fresh);
    }
}
