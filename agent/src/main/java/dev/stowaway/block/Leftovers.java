package dev.stowaway.block;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * What an application that was stopped has not closed, in another copy of these classes: it is let go of when garbage is collected.
 * That stops the whole process. So a collection is asked for only where a block would be refused else, and once in a minute at most.
 */
final class Leftovers {
    private static final long REST_NS = 60_000_000_000L;
    private static final long PATIENCE_NS = 1_000_000_000;
    private static final long PAUSE_NS = 20_000_000;

    private final Attachments own;
    private long nextNs = System.nanoTime();

    Leftovers(Attachments own) {
        this.own = own;
    }

    /** Whether another copy had that block, and has let go of it by now. An interrupt has to wait. */
    boolean areGone(Path block) throws IOException {
        if (!own.isHadElsewhere(block) || !isTime()) {
            return false;
        }
        System.gc();
        long start = System.nanoTime();
        boolean wasInterrupted = false;
        try {
            while (own.isHadElsewhere(block)) {
                if (System.nanoTime() - start > PATIENCE_NS) {
                    return false;
                }
                LockSupport.parkNanos(this, PAUSE_NS);
                wasInterrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean isTime() {
        long now = System.nanoTime();
        if (now - nextNs < 0) {
            return false;
        }
        nextNs = now + REST_NS;
        return true;
    }
}
