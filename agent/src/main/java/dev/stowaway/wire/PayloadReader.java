package dev.stowaway.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what follows a frame, as it comes. Memory is used for what has come, and not for what was announced; all at once for what
 * is in memory that both ends have, and takes as much there. Confined to the thread that receives.
 */
final class PayloadReader {
    /** What is read at a time: the JDK copies it, by way of memory of that size that the thread keeps. */
    private static final int PIECE = 1 << 17;

    /** What is believed at once; of more, memory is had as it comes. */
    private static final int FIRST = 1 << 22;

    private final SocketChannel channel;
    private @Nullable Frame frame;

    /** In which it is; null if it comes by the channel. */
    private @Nullable PayloadMemory memory;

    /** How much of it is in there so far. */
    private int there;

    private int piece;
    private int taken;
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

    /** How much of what waits was taken in so far; of what came before, if nothing does. */
    int taken() {
        return taken;
    }

    /**
     * @param announcing checked
     * @param in the memory in which the payload is, the first piece of it so far; null if it comes by the channel
     */
    void begin(Frame announcing, @Nullable PayloadMemory in) {
        frame = announcing;
        memory = in;
        piece = PayloadMemory.piece((int) announcing.amount());
        there = piece;
        taken = 0;
        head = null;
        reserve(announcing.amount() - announcing.tailLength());
    }

    private void reserve(long length) {
        bytes = new byte[(int) Math.min(length, memory == null ? FIRST : PayloadMemory.MOST_BYTES)];
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
        memory = null;
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
            taken += read;
        }
        return new Payload(bytes, 0, length);
    }

    private int readInto(ByteBuffer in, int room) throws IOException {
        PayloadMemory shared = memory;
        if (shared != null) {
            return copyFrom(shared, in, room);
        }
        if (!in.hasRemaining()) {
            return channel.read(ByteBuffer.wrap(bytes, filled, room));
        }
        int count = Math.min(in.remaining(), room);
        in.get(bytes, filled, count);
        return count;
    }

    private int copyFrom(PayloadMemory shared, ByteBuffer in, int room) throws IOException {
        if (taken == there) {
            if (!in.hasRemaining()) {
                int read = channel.read(in.clear());
                in.flip();
                if (read <= 0) {
                    return read;
                }
            }
            in.get();
            there += piece;
        }
        int count = Math.min(room, there - taken);
        shared.get(taken, bytes, filled, count);
        return count;
    }
}
