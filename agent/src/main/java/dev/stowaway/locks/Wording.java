package dev.stowaway.locks;

/**
 * The words for one kind of lock in an advice.
 *
 * @param noun what to call it: {@code lock}
 * @param plural {@code locks}
 * @param anew how the receiver comes by one: {@code create a new lock}
 */
record Wording(String noun, String plural, String anew) {
    static Wording of(LockKind kind) {
        return switch (kind) {
            case REENTRANT_LOCK, READ_WRITE_LOCK, STAMPED_LOCK, APPLICATION_LOCK, CONFIGURED -> created("lock");
            case READ_LOCK, WRITE_LOCK -> new Wording("lock", "locks", "take it from its new read-write lock");
            case SEMAPHORE -> created("semaphore");
            case CONDITION -> new Wording("condition", "conditions", "take it from the new lock");
            case SYNCHRONIZER -> created("synchronizer");
            case MONITOR -> new Wording("monitor", "monitors", "create a new Object");
            case COUNT_DOWN_LATCH -> new Wording("latch", "latches", "create a new latch");
            case CYCLIC_BARRIER -> created("barrier");
            case PHASER -> created("phaser");
            case EXCHANGER -> new Wording("exchanger", "exchangers", "create a new exchanger");
            case THREAD -> created("thread");
            case THREAD_LOCAL -> created("thread-local");
            case EXECUTOR -> new Wording("executor", "executors", "take one of the receiving process");
        };
    }

    private static Wording created(String noun) {
        return new Wording(noun, noun + "s", "create a new " + noun);
    }
}
