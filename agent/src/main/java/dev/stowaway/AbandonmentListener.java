package dev.stowaway;

/** Told of locks whose holder died. */
@FunctionalInterface
public interface AbandonmentListener {
    /**
     * Called on a thread of Stowaway, before the lock is released. It may look at what the lock protects and put it right: until
     * it returns, nobody else gets the lock. What it throws is logged.
     */
    void abandoned(AbandonedLock lock);
}
