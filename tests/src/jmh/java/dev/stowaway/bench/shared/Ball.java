package dev.stowaway.bench.shared;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Goes to and fro over a socket, and is nothing but as many bytes as a request for a lock has. Whoever waits for it polls
 * for 20 microseconds and then blocks, as Stowaway does it.
 */
final class Ball implements Closeable {
    private static final int BYTES = 32;
    private static final long POLL_NS = 20_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);

    Ball(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** @param wantsAnswer what the other side is to {@link #wantsAnswer find} in it */
    void send(boolean wantsAnswer) throws IOException {
        bytes.clear();
        bytes.put(0, (byte) (wantsAnswer ? 1 : 0));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** @throws EOFException if the other side plays no more */
    void receive() throws IOException {
        bytes.clear();
        long start = System.nanoTime();
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes);
            if (read < 0) {
                throw new EOFException();
            }
            if (read == 0) {
                await(start);
            }
        }
    }

    /** Whether whoever sent the one that came last waits for an answer. */
    boolean wantsAnswer() {
        return bytes.get(0) == 1;
    }

    private void await(long start) throws IOException {
        if (System.nanoTime() - start < POLL_NS) {
            Thread.onSpinWait();
        } else {
            selector.select();
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
