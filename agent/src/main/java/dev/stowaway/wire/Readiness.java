package dev.stowaway.wire;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a channel can be read, or until it can be written: each with a selector of its own, since a thread that
 * waits for the one would keep another from waiting for the other. There is no selector before the first wait.
 *
 * <p>Assumptions and guarantees: one thread at a time waits; any may close, after the channel itself.
 */
final class Readiness {
    private static final long NS_PER_MS = 1_000_000;

    private final SocketChannel channel;
    private final int operation;
    private volatile @Nullable Selector selector;

    /** @param operation of {@link SelectionKey} */
    Readiness(SocketChannel channel, int operation) {
        this.channel = channel;
        this.operation = operation;
    }

    /**
     * Waits until the channel is ready, the time is over or the thread is interrupted.
     *
     * @throws IOException if the channel is closed, also while this waits
     */
    void await(long nanos) throws IOException {
        try {
            Selector known = selector;
            if (known == null) {
                known = open();
            }
            // Rounded up: zero would be for ever.
            known.select(nanos == Frame.FOREVER ? 0 : nanos / NS_PER_MS + 1);
            known.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new AsynchronousCloseException();
        }
    }

    private Selector open() throws IOException {
        Selector fresh = Selector.open();
        selector = fresh;
        try {
            channel.register(fresh, operation); // which is refused if the channel was closed before this was to be seen
            return fresh;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    void close() {
        Selector known = selector;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                // There is nothing more to be done about it.
            }
        }
    }
}
