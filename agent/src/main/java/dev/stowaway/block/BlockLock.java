package dev.stowaway.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a lock in a block is made of, as this process has it: the words in the memory, and the queue of its own threads. It
 * says who holds the lock and who lives; how to wait is up to who uses it.
 *
 * <p>Assumptions and guarantees: all but {@link #queue}, {@link #holder}, {@link #name}, {@link #isAbandoned} and
 * {@link #recover} is called by a thread that is first in the queue, that is, holds that lock. The process lets go of the
 * block under it as well, and so never while one of its threads has to do with the lock.
 */
public final class BlockLock {
    static final int BYTES = LockWord.SLOTS_AT + Slots.COUNT * Slots.BYTES;

    private final Presence presence;
    private final ReentrantLock queue = new ReentrantLock();

    /**
     * Null when the process has let go of the block: then its memory is not kept for the sake of who has its lock still. Changed under
     * the queue, and not volatile, which would cost half as much again: who looks without it and sees the old one, sees memory that he
     * keeps mapped by that.
     */
    private @Nullable LockWord word;

    /** The same. */
    private @Nullable Slots slots;

    /** The token of this process; 0 before it has one. */
    private long own;

    BlockLock(ByteBuffer memory, Presence presence) {
        this.word = new LockWord(memory.slice(0, LockWord.SLOTS_AT));
        this.slots = new Slots(memory.slice(LockWord.SLOTS_AT, Slots.COUNT * Slots.BYTES));
        this.presence = presence;
    }

    /** At which the threads of this process queue, and those of others that wait for one of them. */
    public ReentrantLock queue() {
        return queue;
    }

    /** Whether the process takes part: else it has to {@link #join}. */
    public boolean isJoined() {
        return own != 0;
    }

    /** Whether the process has let go of the block. */
    public boolean isLeft() {
        return word == null;
    }

    /**
     * Takes a slot for this process. Those of dead ones are free: the kernel says who is. That of the holder comes last, so
     * that it can still be told who it was.
     *
     * @return false if as many processes as there are slots take part already
     */
    public boolean join(Participant self) throws IOException {
        Slots all = there(slots);
        int ofHolder = LockWord.slot(holder());
        for (int i = 1; i <= Slots.COUNT; i++) {
            int slot = Math.floorMod(ofHolder + i, Slots.COUNT);
            if (presence.claim(slot)) {
                own = LockWord.token(slot, all.write(slot, self));
                return true;
            }
        }
        return false;
    }

    /** Takes the lock if nobody holds it. */
    public boolean take() {
        return there(word).changeHolder(0, own);
    }

    /** Takes the lock from a process that is dead. False if somebody else was faster. */
    public boolean takeFrom(long dead) {
        LockWord known = there(word);
        if (!known.changeHolder(dead, own)) {
            return false;
        }
        known.abandoned(dead);
        return true;
    }

    /** Gives the lock back. */
    public void give() {
        there(word).clearHolder();
    }

    /** The same, if it was taken at all. */
    public void giveIfOwn() {
        if (own != 0 && holder() == own) {
            give();
        }
    }

    /** The token of the process that holds the lock; 0 if nobody does, or this process has let go of the block. */
    public long holder() {
        LockWord known = word;
        return known == null ? 0 : known.holder();
    }

    /** The process of that token; null if another one has its slot by now, and so it is dead. */
    public @Nullable Participant participant(long token) {
        Slots all = slots;
        int slot = LockWord.slot(token);
        return all == null || slot < 0 || slot >= Slots.COUNT ? null : all.read(slot, LockWord.generation(token));
    }

    /** Whether the process of that token has the block still, as the kernel knows. */
    public boolean isAlive(long token) throws IOException {
        return token == own || (participant(token) != null && presence.isClaimed(LockWord.slot(token)));
    }

    /** The name of the process of that token. */
    public String name(long token) {
        Participant participant = participant(token);
        return participant == null ? "a process" : participant.process();
    }

    /** Whether a process died that held the lock, and nobody has said since that all is well. */
    public boolean isAbandoned() {
        LockWord known = word;
        return known != null && known.isAbandoned();
    }

    /** All is well again. False if it was not abandoned. */
    public boolean recover() {
        LockWord known = word;
        return known != null && known.recover();
    }

    /** The process has let go of the block. */
    void left() {
        word = null;
        slots = null;
        own = 0;
    }

    private static <T> T there(@Nullable T known) {
        if (known == null) {
            throw new IllegalStateException("the process has let go of the block");
        }
        return known;
    }
}
