package dev.stowaway.share;

/** A number that processes share, as {@link java.util.concurrent.atomic.AtomicLong} is one that threads share. Thread-safe. */
public interface SharedCounter {
    long get();

    void set(long value);

    long getAndSet(long value);

    long getAndAdd(long delta);

    long addAndGet(long delta);

    long incrementAndGet();

    long decrementAndGet();

    /** Sets it to {@code value} if it is {@code expected}; false if it is not. */
    boolean compareAndSet(long expected, long value);
}
