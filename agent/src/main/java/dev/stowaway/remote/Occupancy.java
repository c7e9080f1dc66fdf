package dev.stowaway.remote;

import dev.stowaway.wire.FrameKind;

/** Who holds a lock, and what only they may do. */
interface Occupancy extends Holder {
    /**
     * Awaits a condition: gives the lock back however often it was locked, and has it as often again afterwards.
     *
     * @return what is left of the time
     */
    long await(Target condition, long nanos, Patience patience) throws InterruptedException;

    /**
     * A request that only who holds the lock may send.
     *
     * @throws IllegalMonitorStateException if the current thread does not
     */
    long call(Target target, FrameKind kind, int mode, long amount);
}
