package dev.stowaway.share;

import dev.stowaway.block.Attachments;
import dev.stowaway.block.Block;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's hold on a block, let go of once: by who closes it, or when nobody can any more. Thread-safe. */
final class MemoryHold implements Runnable {
    private final Block block;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    private MemoryHold(Block block) {
        this.block = block;
    }

    /** @param user who has the block for as long as he can be reached */
    static MemoryHold of(Block block, Object user) {
        MemoryHold hold = new MemoryHold(block);
        Cleaning.CLEANER.register(user, hold);
        return hold;
    }

    boolean isReleased() {
        return isReleased.get();
    }

    void close() throws IOException {
        if (isReleased.compareAndSet(false, true)) {
            Attachments.own().close(block);
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
