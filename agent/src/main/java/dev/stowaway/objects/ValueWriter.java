package dev.stowaway.objects;

import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other. The common ones take a few bytes; others are serialized, each by itself, so that no two
 * share a reference. A lock is written as a handle, also without the agent. Not thread-safe.
 */
public final class ValueWriter extends OutputStream {
    private static final int FIRST_BYTES = 64;

    /** Below that, a copy costs less than what it takes to avoid one. */
    private static final int FEWEST_OF_TAIL = 1 << 15;

    /** To make one anew for each message takes half as long as to send it. */
    private static final int MOST_KEPT = 1 << 21;

    private final @Nullable Reading reading;
    private byte[] bytes = new byte[FIRST_BYTES];
    private @Nullable Payload tail;
    private int length;

    public ValueWriter() {
        this(null);
    }

    /** @param reading of who reads: what that refuses is not written; null if only he knows */
    public ValueWriter(@Nullable Reading reading) {
        this.reading = reading;
    }

    /** What was written so far. */
    public Payload payload() {
        return new Payload(bytes, 0, length, tail);
    }

    /**
     * The end: a value that was written elsewhere, and is not copied if it is a large array of bytes.
     *
     * @param value as {@link #writeValue} has written it
     */
    public void endWith(Payload value) {
        int prefix = value.length() < FEWEST_OF_TAIL ? value.length() : ValueReader.prefixOfBytes(value);
        write(value.array(), value.offset(), prefix);
        if (prefix < value.length()) {
            tail = new Payload(value.array(), value.offset() + prefix, value.length() - prefix);
        }
    }

    public int length() {
        return length;
    }

    /** Nothing was written so far; what was large is not kept for what may never come. */
    public void clear() {
        length = 0;
        if (bytes.length > MOST_KEPT) {
            bytes = new byte[FIRST_BYTES];
        }
    }

    /** Takes back all that came behind that length. */
    public void cut(int to) {
        length = to;
    }

    @Override
    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** A number that is small in most cases, of either sign: seven bits a byte (zigzag, as in Protocol Buffers). */
    public void writeNumber(long number) {
        long rest = (number << 1) ^ (number >> 63);
        reserve(10);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(utf8.length);
        write(utf8, 0, utf8.length);
    }

    /**
     * One value.
     *
     * @throws NotSerializableException if it, or something in it, can't be
     * @throws InvalidClassException if it, or something in it, is of a class that is not read
     */
    public void writeValue(@Nullable Object value) throws IOException {
        if (value == null) {
            write(Tag.NULL);
        } else if (value instanceof Integer number) {
            write(Tag.INT);
            writeNumber(number);
        } else if (value instanceof String text && isWellFormed(text)) {
            write(Tag.TEXT);
            writeText(text);
        } else if (value instanceof Long number) {
            write(Tag.LONG);
            writeNumber(number);
        } else if (value instanceof Boolean flag) {
            write(flag ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Double number) {
            write(Tag.DOUBLE);
            writeFixed(Double.doubleToRawLongBits(number));
        } else if (value instanceof byte[] array) {
            write(Tag.BYTES);
            writeNumber(array.length);
            write(array, 0, array.length);
        } else {
            write(Tag.SERIALIZED);
            serialize(value);
        }
    }

    /** UTF-8 has nothing for half of a surrogate pair, and Java's strings have. */
    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void serialize(Object value) throws IOException {
        int start = length;
        writeInt(0);
        try (ValueStream out = new ValueStream(this, reading)) {
            out.writeObject(value);
        }
        int end = length;
        length = start;
        writeInt(end - start - Integer.BYTES);
        length = end;
    }

    /** Four bytes. */
    public void writeInt(int number) {
        reserve(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    /** Eight bytes. */
    public void writeFixed(long number) {
        writeInt((int) (number >>> 32));
        writeInt((int) number);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            checkRoom(more);
            long needed = (long) length + more;
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Payload.MOST_BYTES)));
        }
    }

    /**
     * Whether so many bytes more can be in the message.
     *
     * @throws IllegalArgumentException if not
     */
    public void checkRoom(int more) {
        if ((long) length + more > Payload.MOST_BYTES) {
            throw new IllegalArgumentException("a message of more than " + Payload.MOST_BYTES
                    + " bytes: send it in parts, or put it into shared memory");
        }
    }
}
