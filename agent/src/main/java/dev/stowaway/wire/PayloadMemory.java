package dev.stowaway.wire;

import java.io.IOException;
import java.net.ProtocolException;
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
 * takes two copies more. A frame tells of the first piece, and a byte behind it of each further one: it was put before that
 * was sent; that the calls of the system see to.
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

    /** While one end copies a piece out, the other copies the next one in. */
    private static final int FEWEST_OF_PIECE = 1 << 18;

    /** However many bytes there are: of so many a socket takes in what tells of them, even if its other end is stopped. */
    private static final int MOST_PIECES = 16;

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

    /** How large the pieces are of a payload of so many bytes. */
    static int piece(int total) {
        return Math.max(FEWEST_OF_PIECE, total / MOST_PIECES);
    }

    int capacity() {
        return bytes.capacity();
    }

    /**
     * Puts the next piece of a payload that has room here.
     *
     * @param from how much of it is here
     * @return how much is here now
     */
    int put(Payload payload, int from) {
        int to = Math.min(from + piece(payload.total()), payload.total());
        int head = Math.min(to, payload.length()) - from;
        if (head > 0) {
            bytes.put(from, payload.array(), payload.offset() + from, head);
        }
        Payload tail = payload.tail();
        if (tail != null && to > payload.length()) {
            int start = Math.max(from, payload.length());
            bytes.put(start, tail.array(), tail.offset() + start - payload.length(), to - start);
        }
        return to;
    }

    /** Copies what is here from there on. */
    void get(int from, byte[] to, int offset, int length) {
        bytes.get(from, to, offset, length);
    }
}
