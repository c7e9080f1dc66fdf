package dev.stowaway.remote;

/** How a thread waits for an answer. */
enum Patience {
    /** As {@code lock()} does: for as long as it takes. */
    ENDLESS(false, false, true),
    /** As {@code lockInterruptibly()} and timed attempts do. */
    ENDS(true, true, true),
    /** As {@code await()} does, which can end only with the lock held again. */
    AWAITS(true, false, true),
    /** As {@link #ENDLESS}, but for what is not worth a long wait. */
    SOON(false, true, true),
    /** As {@link #ENDLESS}, for what is not to be had at once. */
    ASLEEP(false, false, false),
    /** As {@link #ENDS}, for what is not to be had at once. */
    ENDS_ASLEEP(true, true, false);

    private final boolean isInterruptible;
    private final boolean endsInTime;
    private final boolean polls;

    Patience(boolean isInterruptible, boolean endsInTime, boolean polls) {
        this.isInterruptible = isInterruptible;
        this.endsInTime = endsInTime;
        this.polls = polls;
    }

    /** The same, for what is not to be had at once. */
    Patience asleep() {
        return switch (this) {
            case ENDLESS -> ASLEEP;
            case ENDS -> ENDS_ASLEEP;
            case AWAITS, SOON, ASLEEP, ENDS_ASLEEP -> this;
        };
    }

    /** Whether it may pay to poll for the answer before the thread sleeps. */
    boolean polls() {
        return polls;
    }

    boolean isInterruptible() {
        return isInterruptible;
    }

    /** Whether the thread may give up by itself, should the owner say nothing. */
    boolean endsInTime() {
        return endsInTime;
    }
}
