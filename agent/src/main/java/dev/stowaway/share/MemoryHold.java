package dev.stowaway.share;

import dev.stowaway.block.Attachments;
import dev.stowaway.block.Block;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's hold on a block, let go of once: by who closes it, or when nobody can any more. Thread-safe. */
final class MemoryHold {
    private final Block block;
    private final boolean isMakers;
    private final AtomicBoolean isReleased = new AtomicBoolean();
    private final Cleaner.Cleanable cleanable;

    /**
     * @param user who has the block for as long as he can be reached
     * @param isMakers whether he made it: then it stays if he closes it
     */
    MemoryHold(Block block, Object user, boolean isMakers) {
        this.block = block;
        this.isMakers = isMakers;
        this.cleanable = Cleaning.CLEANER.register(user, new Release(block, isReleased));
    }

    boolean isReleased() {
        return isReleased.get();
    }

    void close() throws IOException {
        try {
            if (!isReleased.compareAndSet(false, true)) {
                return;
            }
            if (isMakers) {
                Attachments.own().keep(block);
            } else {
                Attachments.own().release(block);
            }
        } finally {
            cleanable.clean(); // There is nothing left to do, but the cleaner would keep the block until it knows.
        }
    }

    /** The same where there is nothing to be done about a failure, and the block is not to stay for it. */
    void release() {
        cleanable.clean();
    }

    private record Release(Block block, AtomicBoolean isReleased) implements Runnable {
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
    }

    /** Apart, since it has a thread. */
    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }
}
