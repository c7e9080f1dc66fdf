package dev.stowaway.locks;

/** The closed set of what Stowaway calls a lock. */
public enum LockKind {
    REENTRANT_LOCK("reentrant lock"),
    READ_WRITE_LOCK("read-write lock"),
    READ_LOCK("read lock"),
    WRITE_LOCK("write lock"),
    /** Also the {@code Lock} and {@code ReadWriteLock} views of a stamped lock. */
    STAMPED_LOCK("stamped lock"),
    SEMAPHORE("semaphore"),
    CONDITION("condition"),
    /** A subclass of {@link java.util.concurrent.locks.AbstractQueuedSynchronizer} that the application wrote. */
    SYNCHRONIZER("synchronizer"),
    /** An application's own {@code Lock}, {@code ReadWriteLock} or {@code Condition}. */
    APPLICATION_LOCK("application lock"),
    /** A class named by the option {@code locks}. */
    CONFIGURED("configured lock"),
    /** {@code new Object()}: nothing but a monitor. */
    MONITOR("monitor"),
    COUNT_DOWN_LATCH("count-down latch"),
    CYCLIC_BARRIER("cyclic barrier"),
    PHASER("phaser"),
    EXCHANGER("exchanger"),
    THREAD("thread"),
    THREAD_LOCAL("thread-local"),
    EXECUTOR("executor");

    private final String title;

    LockKind(String title) {
        this.title = title;
    }

    /** What people call it, in the singular and without an article. */
    String title() {
        return title;
    }
}
