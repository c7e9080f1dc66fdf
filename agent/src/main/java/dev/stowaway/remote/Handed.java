package dev.stowaway.remote;

import dev.stowaway.wire.Incarnation;
import org.jspecify.annotations.Nullable;

/**
 * A lock as it was handed out: all that a proxy is made from, and what it is when it is written again. No secret is in it.
 *
 * @param kind which proxy to make
 * @param incarnation of the owner
 * @param socket at which the owner listens, a path
 * @param process the owner's name, for people
 * @param id of the lock there
 * @param family the same for all objects that are one lock
 * @param isFair as the lock is
 * @param number the parties of a barrier; the {@link dev.stowaway.wire.LockMode} whose condition it is
 * @param type the application's class that the lock is of; null if it is the JDK's
 */
public record Handed(
        Kind kind,
        Incarnation incarnation,
        String socket,
        String process,
        long id,
        long family,
        boolean isFair,
        int number,
        @Nullable Class<?> type) {
    /** Which proxy to make. The ordinal is what travels: new ones go to the end. */
    public enum Kind {
        REENTRANT_LOCK,
        READ_WRITE_LOCK,
        READ_LOCK,
        WRITE_LOCK,
        /** Of a lock of the JDK. */
        CONDITION,
        SEMAPHORE,
        COUNT_DOWN_LATCH,
        CYCLIC_BARRIER,
        /** Any other {@link java.util.concurrent.locks.Lock}. */
        LOCK,
        /** Any other {@link java.util.concurrent.locks.ReadWriteLock}. */
        LOCK_PAIR,
        /** The read side of a read-write lock; the id is that of the lock. */
        READ_SIDE,
        /** The write side of a read-write lock; the id is that of the lock. */
        WRITE_SIDE,
        /** The read side of a lock pair; the id is that of the pair. */
        PAIR_READ_SIDE,
        /** The write side of a lock pair; the id is that of the pair. */
        PAIR_WRITE_SIDE,
        /** A condition of a lock that is not the JDK's. */
        LOCK_CONDITION
    }

    /** The same lock, or a side of it. */
    Handed as(Kind other) {
        return new Handed(other, incarnation, socket, process, id, family, isFair, number, type);
    }

    /** A condition of this lock. */
    Handed condition(Kind condition, long conditionId, int mode) {
        return new Handed(condition, incarnation, socket, process, conditionId, family, isFair, mode, null);
    }
}
