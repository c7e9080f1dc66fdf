package dev.stowaway.wire;

import java.nio.ByteBuffer;

/**
 * The bytes that follow a frame: the arguments of a call, or its result.
 *
 * @param array holds them; whoever is given a payload neither keeps nor changes it
 * @param offset of the first one
 * @param length how many they are
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Payload(byte[] array, int offset, int length) {
    public static final Payload NONE = new Payload(new byte[0], 0, 0);

    /** More is refused: nobody should have to hold it in memory because another process says so. */
    public static final int MOST_BYTES = 1 << 29;

    /** A view of them. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length);
    }
}
