package dev.stowaway.locks;

/** The closed set of what Stowaway calls a lock. */
public enum LockKind {
    REENTRANT_LOCK,
    READ_WRITE_LOCK,
    READ_LOCK,
    WRITE_LOCK,
    STAMPED_LOCK,
    SEMAPHORE,
    CONDITION,
    /** A subclass of {@link java.util.concurrent.locks.AbstractQueuedSynchronizer} that the application wrote. */
    SYNCHRONIZER,
    /** An application's own {@code Lock}, {@code ReadWriteLock} or {@code Condition}. */
    APPLICATION_LOCK,
    /** A class named by the option {@code locks}. */
    CONFIGURED,
    /** {@code new Object()}: nothing but a monitor. */
    MONITOR,
    COUNT_DOWN_LATCH,
    CYCLIC_BARRIER,
    PHASER,
    EXCHANGER,
    THREAD,
    THREAD_LOCAL,
    EXECUTOR
}
