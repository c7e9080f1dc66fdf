package dev.stowaway.share;

import dev.stowaway.block.Attachments;
import dev.stowaway.block.Block;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's hold on a block, let go of once: by who closes it, or when nobody can any more. Thread-safe. */
final class MemoryHold implements Runnable {
    private final Block block;
    private final boolean isMakers;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    private MemoryHold(Block block, boolean isMakers) {
        this.block = block;
        this.isMakers = isMakers;
    }

    /**
     * @param user who has the block for as long as he can be reached
     * @param isMakers whether he made it: then it stays if he closes it
     */
    static MemoryHold of(Block block, Object user, boolean isMakers) {
        MemoryHold hold = new MemoryHold(block, isMakers);
        Cleaning.CLEANER.register(user, hold);
        return hold;
    }

    boolean isReleased() {
        return isReleased.get();
    }

    void close() throws IOException {
        if (!isReleased.compareAndSet(false, true)) {
            return;
        }
        if (isMakers) {
            Attachments.own().keep(block);
        } else {
            Attachments.own().release(block);
        }
    }

    @Override
    public void run() {
        try {
            if (isReleased.compareAndSet(false, true)) {
                Attachments.own().release(block);
            }
        } catch (IOException e) {
            // Nobody is left who could do anything about it.
        }
    }

    /** Apart, since it has a thread. */
    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }
}
