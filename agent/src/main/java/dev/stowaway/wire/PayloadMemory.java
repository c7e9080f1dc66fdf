package dev.stowaway.wire;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Memory that both ends of a connection have mapped, for large payloads: these are copied in once and out once, where a socket
 * takes two copies more, and wake-ups for its pieces. What a frame tells of was put before it was sent; that the calls of the
 * system see to.
 *
 * <p>Assumptions and guarantees: payloads go one way at a time, since a call is answered before the next one. What the other
 * end writes there meanwhile can spoil a payload, and nothing else: it is copied before it is looked at. Nobody cuts the file
 * off, which has no name and is not open any more. Confined to the thread that uses the connection.
 */
final class PayloadMemory {
    /** Smaller payloads are as quick by the socket. */
    static final int FEWEST_BYTES = 1 << 16;

    /** Larger payloads go by the socket. */
    static final int MOST_BYTES = 1 << 26;

    private final MappedByteBuffer bytes;

    private PayloadMemory(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @param channel may be closed afterwards */
    static PayloadMemory map(FileChannel channel, int bytes) throws IOException {
        return new PayloadMemory(channel.map(MapMode.READ_WRITE, 0, bytes));
    }

    /**
     * What the other end offers.
     *
     * @throws IOException if it is not to be had here, as in a container that does not see the file
     */
    static PayloadMemory open(Frame offer) throws IOException {
        Path file = MemoryOffer.file(new UUID(offer.target(), offer.nanos()));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) { // to open another one may block, or have an effect
            throw new IOException(file + " is no file here");
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            long length = channel.size();
            if (length != offer.amount() || length > MOST_BYTES) {
                throw new ProtocolException(file + " has " + length + " bytes, and is said to have " + offer.amount());
            }
            return map(channel, (int) length);
        }
    }

    int capacity() {
        return bytes.capacity();
    }

    /** Puts it there, if there is room. */
    boolean put(Payload payload) {
        if (payload.total() > bytes.capacity()) {
            return false;
        }
        ByteBuffer to = bytes.duplicate();
        to.put(payload.buffer());
        Payload tail = payload.tail();
        if (tail != null) {
            to.put(tail.buffer());
        }
        return true;
    }

    /** The payload that a frame tells of. */
    Payload take(int length, int tail) throws ProtocolException {
        if (length > bytes.capacity()) {
            throw new ProtocolException("a payload of " + length + " bytes in a memory of " + bytes.capacity());
        }
        ByteBuffer from = bytes.duplicate();
        byte[] first = next(from, length - tail);
        Payload last = tail == 0 ? null : new Payload(next(from, tail), 0, tail);
        return new Payload(first, 0, first.length, last);
    }

    private static byte[] next(ByteBuffer from, int length) {
        byte[] array = new byte[length];
        from.get(array);
        return array;
    }
}
