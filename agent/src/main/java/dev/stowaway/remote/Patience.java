package dev.stowaway.remote;

/** How a thread waits for an answer. */
enum Patience {
    /** As {@code lock()} does: for as long as it takes. */
    ENDLESS(false, false),
    /** As {@code lockInterruptibly()} and timed attempts do. */
    ENDS(true, true),
    /** As {@code await()} does, which can end only with the lock held again. */
    AWAITS(true, false);

    private final boolean isInterruptible;
    private final boolean endsInTime;

    Patience(boolean isInterruptible, boolean endsInTime) {
        this.isInterruptible = isInterruptible;
        this.endsInTime = endsInTime;
    }

    boolean isInterruptible() {
        return isInterruptible;
    }

    /** Whether the thread may give up by itself, should the owner say nothing. */
    boolean endsInTime() {
        return endsInTime;
    }
}
