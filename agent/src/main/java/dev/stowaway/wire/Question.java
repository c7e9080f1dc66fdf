package dev.stowaway.wire;

import java.net.ProtocolException;

/** What can be asked of a lock. The ordinal is what travels: new ones go to the end. */
public enum Question {
    /** 1 if it is held, by whomever: a lock, a write lock. */
    IS_LOCKED,
    /** The number of read holds. */
    READ_HOLDS,
    /** 1 if a thread waits for the condition that is the amount; asked while holding the lock. */
    HAS_WAITERS,
    /** How many threads wait for the condition that is the amount; asked while holding the lock. */
    WAITERS,
    /** The permits of a semaphore, the count of a latch. */
    COUNT,
    /** 1 if the barrier is broken. */
    IS_BROKEN,
    /** How many wait at the barrier. */
    AT_BARRIER,
    /** Answered by a text: the state in words, with the holder's process and thread. */
    STATE;

    private static final Question[] ALL = values();

    /**
     * What the mode of a frame says.
     *
     * @throws ProtocolException if it is none
     */
    public static Question of(int mode) throws ProtocolException {
        if (mode >= ALL.length) {
            throw new ProtocolException("the unknown question " + mode);
        }
        return ALL[mode];
    }
}
