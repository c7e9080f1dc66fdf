package dev.stowaway.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that follow a frame: the arguments of a call, or its result.
 *
 * @param array holds them; whoever is given a payload neither keeps nor changes it
 * @param offset of the first one
 * @param length how many they are
 * @param tail that comes behind them: large, and so neither copied into the same array by who sends it, nor out of it by who
 *     receives it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Payload(
        byte[] array, int offset, int length, @Nullable Payload tail) {
    public static final Payload NONE = new Payload(new byte[0], 0, 0);

    /** More is refused: nobody should have to hold it in memory because another process says so. */
    public static final int MOST_BYTES = 1 << 29;

    public Payload(byte[] array, int offset, int length) {
        this(array, offset, length, null);
    }

    /** How many bytes follow the frame. */
    int total() {
        return length + tailLength();
    }

    int tailLength() {
        return tail == null ? 0 : tail.length;
    }

    /** A view of them, without the tail. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length);
    }
}
