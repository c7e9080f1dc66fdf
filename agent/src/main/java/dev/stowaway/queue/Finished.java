package dev.stowaway.queue;

import dev.stowaway.wire.Frame;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which elements this process is done with, and has not said yet. It is said together with the next question, or by the
 * {@link Keeper}; what was not heard is said again, which does no harm if it was heard after all.
 *
 * <p>Assumptions and guarantees: thread-safe. One thread at a time says something, and whoever has to know that all is said
 * waits for that; whoever takes elements, or is done with some, does not.
 */
final class Finished {
    /** So many are said without waiting for the next occasion. */
    private static final int MOST = 512;

    private final Client client;
    private final @Nullable Outbox outbox;
    private final Keeper keeper;
    private final ReentrantLock saying = new ReentrantLock();
    private Numbers numbers = new Numbers();

    Finished(Client client, @Nullable Outbox outbox, Keeper keeper) {
        this.client = client;
        this.outbox = outbox;
        this.keeper = keeper;
    }

    synchronized void add(long number) {
        numbers.add(number);
        keeper.look();
    }

    synchronized boolean isMuch() {
        return numbers.count() >= MOST;
    }

    /** All of them, for who says so. */
    synchronized Numbers take() {
        Numbers taken = numbers;
        numbers = new Numbers();
        return taken;
    }

    /** These were not heard. */
    synchronized void again(Numbers unheard) {
        numbers.addAll(unheard);
        if (unheard.count() > 0) {
            keeper.look();
        }
    }

    /** Says it, however long that takes. */
    void say() {
        boolean wasInterrupted = false;
        for (boolean isSaid = false; !isSaid; ) {
            try {
                isSaid = say(Frame.FOREVER);
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The same for so long at most.
     *
     * @return false if there was no answer in that time
     */
    boolean say(long nanos) throws InterruptedException {
        if (!saying.tryLock(nanos, TimeUnit.NANOSECONDS)) { // for ever is longer than any JVM runs
            return false;
        }
        try {
            Numbers said = take();
            return said.count() == 0 || isHeard(said, nanos);
        } finally {
            saying.unlock();
        }
    }

    /** Of a job that puts others, the queue has these before it learns that the job is done: else join could end between. */
    private boolean isHeard(Numbers said, long nanos) throws InterruptedException {
        boolean isHeard = false;
        try {
            isHeard = (outbox == null || outbox.settle(nanos)) && client.done(said, nanos);
            return isHeard;
        } finally {
            if (!isHeard) {
                again(said);
            }
        }
    }
}
