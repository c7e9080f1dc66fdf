package dev.stowaway.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A connection that carries frames.
 *
 * <p>The channel never blocks: an interrupt during a blocking read would close it, and the peer would take that for the
 * death of this process. Who waits, waits at a selector, which an interrupt wakes and leaves open; a virtual thread, which
 * would keep its carrier there, is woken by the {@link Watcher}.
 *
 * <p>Assumptions and guarantees: one thread at a time sends, and one at a time receives; {@link #close} may be called by
 * any. A connection of which anything failed is of no more use.
 */
public final class Link implements AutoCloseable {
    private static final @Nullable Class<?> VIRTUAL_THREAD = virtualThread();

    /** What is written at a time: of what the system does not take, the JDK makes a copy each time. */
    private static final int PIECE = 1 << 17;

    private static final int BUFFER_BYTES = 1 << 13;

    private final SocketChannel channel;
    private final Watcher watcher;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final PayloadReader payload;
    private final LargePayloads large = new LargePayloads();
    private final Polling polling = new Polling();
    private final Readiness readable;
    private final Readiness writable;
    private volatile @Nullable Thread parked;

    /** @param channel connected; it is the connection's own from now on */
    public Link(SocketChannel channel, Watcher watcher) throws IOException {
        this.channel = channel;
        this.watcher = watcher;
        this.payload = new PayloadReader(channel);
        this.readable = new Readiness(channel, SelectionKey.OP_READ);
        this.writable = new Readiness(channel, SelectionKey.OP_WRITE);
        channel.configureBlocking(false);
        in.flip();
    }

    SocketChannel channel() {
        return channel;
    }

    /** By which way those go; for the thread that sends and receives. */
    public LargePayloads large() {
        return large;
    }

    /** Sends the whole frame, which waits, should the peer not take it in. */
    public void send(Frame frame) throws IOException {
        out.clear();
        if (large.isPutIntoMemory(frame.payload())) {
            frame.inMemory().encode(out);
            write(out.flip());
            return;
        }
        frame.encode(out);
        ByteBuffer payload = frame.payload().buffer();
        if (payload.remaining() <= out.remaining()) {
            out.put(payload); // one call of the system for both
        }
        write(out.flip());
        writePieces(payload);
        Payload tail = frame.payload().tail();
        if (tail != null) {
            writePieces(tail.buffer());
        }
    }

    private void writePieces(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int piece = Math.min(bytes.remaining(), PIECE);
            write(bytes.slice(bytes.position(), piece));
            bytes.position(bytes.position() + piece);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        boolean isInterrupted = false;
        try {
            while (bytes.hasRemaining()) {
                isInterrupted |= Thread.interrupted(); // or the selector would not wait
                writable.await(Frame.FOREVER);
                channel.write(bytes);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The next frame; waits for it as long as {@code nanos} says.
     *
     * @return null if it did not come in time, or if the thread was interrupted, which it still is
     * @throws EOFException if the peer has closed the connection, or is dead
     * @throws IOException if the connection failed, or what came is no frame
     */
    public @Nullable Frame receive(long nanos) throws IOException {
        return receive(nanos, true);
    }

    /** The same, for who waits for something that may take long: without polling for it first. */
    public @Nullable Frame receiveAsleep(long nanos) throws IOException {
        return receive(nanos, false);
    }

    private @Nullable Frame receive(long nanos, boolean isPolled) throws IOException {
        Frame frame = take();
        if (frame != null || nanos <= 0) {
            return frame;
        }
        long start = System.nanoTime();
        frame = isPolled ? poll(start, nanos) : null;
        if (frame != null) {
            return frame;
        }
        long waited = System.nanoTime() - start;
        while (waited < nanos && !Thread.currentThread().isInterrupted()) {
            awaitInput(nanos - waited);
            frame = take();
            waited = System.nanoTime() - start;
            if (frame != null) {
                if (isPolled) {
                    polling.slept(waited);
                }
                return frame;
            }
        }
        return null;
    }

    /** The next frame if it is there already, to its end; null otherwise. */
    public @Nullable Frame take() throws IOException {
        if (!payload.isBusy()) {
            Frame frame = takeFrame();
            if (frame == null || !frame.kind().hasPayload()) {
                return frame;
            }
            frame.checkPayload();
            if (frame.isInMemory()) {
                return frame.with(large.takeFromMemory(frame));
            }
            large.comeBySocket((int) frame.amount());
            payload.begin(frame);
        }
        return payload.read(in);
    }

    private @Nullable Frame takeFrame() throws IOException {
        Frame frame = Frame.decode(in);
        if (frame != null) {
            return frame;
        }
        in.compact();
        int read = channel.read(in);
        in.flip();
        if (read < 0) {
            throw new EOFException("the other process has closed the connection");
        }
        return read == 0 ? null : Frame.decode(in);
    }

    private @Nullable Frame poll(long start, long nanos) throws IOException {
        if (!polling.begin()) {
            return null;
        }
        Frame frame = null;
        try {
            while (frame == null && polling.goesOn(start) && System.nanoTime() - start < nanos) {
                Thread.onSpinWait();
                frame = take();
            }
            return frame;
        } finally {
            polling.end(frame != null);
        }
    }

    private void awaitInput(long nanos) throws IOException {
        if (VIRTUAL_THREAD == null || !VIRTUAL_THREAD.isInstance(Thread.currentThread())) {
            readable.await(nanos);
            return;
        }
        Thread current = Thread.currentThread();
        parked = current;
        watcher.watch(this, new Wake(current));
        LockSupport.parkNanos(this, nanos);
        parked = null;
    }

    /** Closes it; the peer is told, and so is a thread that waits here. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // There is nothing more to be done about it.
        }
        readable.close();
        writable.close();
        watcher.forget(this);
        LockSupport.unpark(parked);
    }

    private static @Nullable Class<?> virtualThread() {
        try {
            return Class.forName("java.lang.BaseVirtualThread", false, null);
        } catch (ClassNotFoundException e) {
            return null; // JDK 17
        }
    }

    private static final class Wake implements Runnable {
        private final Thread thread;

        Wake(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void run() {
            LockSupport.unpark(thread);
        }
    }
}
