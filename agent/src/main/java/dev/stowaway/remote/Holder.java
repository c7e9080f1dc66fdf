package dev.stowaway.remote;

/** Takes a lock for the current thread. */
interface Holder {
    /**
     * False if the time was over before.
     *
     * @throws InterruptedException if the thread was interrupted before, which only some patience allows
     */
    boolean acquire(Target target, long nanos, Patience patience) throws InterruptedException;
}
