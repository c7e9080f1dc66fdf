package dev.stowaway.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what follows a frame, as it comes. Memory is used for what has come, and not for what was announced. Confined to
 * the thread that receives.
 */
final class PayloadReader {
    /** What is read at a time: the JDK copies it, by way of memory of that size that the thread keeps. */
    private static final int PIECE = 1 << 17;

    /** What is believed at once; of more, memory is had as it comes. */
    private static final int FIRST = 1 << 22;

    private final SocketChannel channel;
    private @Nullable Frame frame;
    private @Nullable Payload head;
    private byte[] bytes = Payload.NONE.array();
    private int filled;

    PayloadReader(SocketChannel channel) {
        this.channel = channel;
    }

    /** Whether a frame is waiting for what belongs to it. */
    boolean isBusy() {
        return frame != null;
    }

    /** @param announcing checked */
    void begin(Frame announcing) {
        frame = announcing;
        head = null;
        reserve(announcing.amount() - announcing.tailLength());
    }

    private void reserve(long length) {
        bytes = new byte[(int) Math.min(length, FIRST)];
        filled = 0;
    }

    /**
     * Goes on.
     *
     * @param in what was read already
     * @return the frame with what belongs to it; null if that has not come to its end
     */
    @Nullable
    Frame read(ByteBuffer in) throws IOException {
        Frame waiting = frame;
        if (waiting == null) {
            throw new IllegalStateException("no frame was begun");
        }
        int tail = (int) waiting.tailLength();
        if (head == null) {
            Payload whole = readArray(in, (int) waiting.amount() - tail);
            if (whole == null || tail == 0) {
                return whole == null ? null : ended(waiting.with(whole));
            }
            head = whole;
            reserve(tail);
        }
        Payload first = head;
        Payload last = readArray(in, tail);
        return last == null
                ? null
                : ended(waiting.with(new Payload(first.array(), first.offset(), first.length(), last)));
    }

    private Frame ended(Frame whole) {
        frame = null;
        head = null;
        bytes = Payload.NONE.array();
        return whole;
    }

    private @Nullable Payload readArray(ByteBuffer in, int length) throws IOException {
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            int read = readInto(in, Math.min(bytes.length - filled, PIECE));
            if (read < 0) {
                throw new EOFException("the other process has closed the connection within a message");
            }
            if (read == 0) {
                return null;
            }
            filled += read;
        }
        return new Payload(bytes, 0, length);
    }

    private int readInto(ByteBuffer in, int room) throws IOException {
        if (!in.hasRemaining()) {
            return channel.read(ByteBuffer.wrap(bytes, filled, room));
        }
        int there = Math.min(in.remaining(), room);
        in.get(bytes, filled, there);
        return there;
    }
}
