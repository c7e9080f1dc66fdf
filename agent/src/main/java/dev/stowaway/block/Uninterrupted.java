package dev.stowaway.block;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * Work with files that nobody can interrupt, though the JDK would break it off: then it is done again, and the thread is interrupted
 * when it is done.
 */
public abstract class Uninterrupted<T> {
    /** Leaves nothing behind if it throws. */
    protected abstract T attempt() throws IOException;

    public final T get() throws IOException {
        boolean wasInterrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return attempt();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    wasInterrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
