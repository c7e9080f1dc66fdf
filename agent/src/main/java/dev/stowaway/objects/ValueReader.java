package dev.stowaway.objects;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Payload;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link ValueWriter} has written. Not thread-safe. */
public final class ValueReader {
    private final byte[] bytes;
    private final int end;
    private final Reading reading;
    private final @Nullable Payload tail;
    private int position;

    public ValueReader(Payload payload, Reading reading) {
        this.bytes = payload.array();
        this.position = payload.offset();
        this.end = payload.offset() + payload.length();
        this.reading = reading;
        this.tail = payload.tail();
    }

    /** How many bytes come before the array's own, if the value is an array of bytes; all of them otherwise. */
    static int prefixOfBytes(Payload value) {
        try {
            ValueReader in = new ValueReader(value, Reading.NOTHING);
            return in.readByte() == Tag.BYTES && in.readLength() == in.end - in.position
                    ? in.position - value.offset()
                    : value.length();
        } catch (IOException e) {
            return value.length();
        }
    }

    /** Whether there is anything more. */
    public boolean hasMore() {
        return position < end;
    }

    public int position() {
        return position;
    }

    public int readByte() throws EOFException {
        require(1);
        return bytes[position++] & 0xff;
    }

    public long readNumber() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = readByte();
            number |= (long) (b & 0x7f) << shift;
            if ((b & 0x80) == 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        throw new StreamCorruptedException("a number of more than ten bytes");
    }

    /**
     * How many things there are, or may be.
     *
     * @throws StreamCorruptedException if that is no such number
     */
    public int readCount() throws IOException {
        long count = readNumber();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new StreamCorruptedException("a count of " + count);
        }
        return (int) count;
    }

    /** All that was not read. */
    public Payload rest() {
        return new Payload(bytes, position, end - position);
    }

    public String readText() throws IOException {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /**
     * One value.
     *
     * @throws InvalidClassException if its class is not admitted
     * @throws InvalidObjectException if its class is not known here
     */
    public @Nullable Object readValue() throws IOException {
        int tag = readByte();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.INT -> (int) readNumber();
            case Tag.LONG -> readNumber();
            case Tag.TEXT -> readLimitedText();
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.DOUBLE -> Double.longBitsToDouble(readFixed());
            case Tag.BYTES -> readBytes();
            case Tag.SERIALIZED -> deserialize();
            default -> throw new StreamCorruptedException("a value of the unknown kind " + tag);
        };
    }

    private String readLimitedText() throws IOException {
        int start = position;
        String text = readText();
        reading.checkLength(position - start, false);
        return text;
    }

    private byte[] readBytes() throws IOException {
        Payload last = tail;
        if (last != null && isOfTail()) {
            long length = readNumber();
            if (length != last.length()) {
                throw new StreamCorruptedException(
                        "a tail of " + last.length() + " bytes that is said to have " + length);
            }
            reading.checkLength(last.length(), true);
            boolean isAlone = last.offset() == 0 && last.array().length == length;
            return isAlone
                    ? last.array()
                    : Arrays.copyOfRange(last.array(), last.offset(), last.offset() + last.length());
        }
        int length = readLength();
        position += length;
        reading.checkLength(length, true);
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** Whether the array that is next, with its length, has its bytes in the tail. */
    private boolean isOfTail() {
        return tail != null && position + lengthOfNumber() == end;
    }

    /** How many bytes the number takes that is next. */
    private int lengthOfNumber() {
        int length = 1;
        while (position + length <= end && bytes[position + length - 1] < 0) {
            length++;
        }
        return length;
    }

    /** Passes over one value, and reads nothing of it. */
    public void skipValue() throws IOException {
        int tag = readByte();
        switch (tag) {
            case Tag.NULL, Tag.TRUE, Tag.FALSE -> {}
            case Tag.INT, Tag.LONG -> readNumber();
            case Tag.TEXT -> skip(readLength());
            case Tag.BYTES -> skipBytes();
            case Tag.DOUBLE -> skip(Double.BYTES);
            case Tag.SERIALIZED -> skip(readInt());
            default -> throw new StreamCorruptedException("a value of the unknown kind " + tag);
        }
    }

    private void skipBytes() throws IOException {
        if (isOfTail()) {
            readNumber();
        } else {
            skip(readLength());
        }
    }

    private void skip(int count) throws EOFException {
        require(count);
        position += count;
    }

    private @Nullable Object deserialize() throws IOException {
        int length = readInt();
        require(length);
        int start = position;
        position += length;
        reading.checkLength(length, false);
        Guard guard = new Guard(reading, length);
        Admission outer = Admission.reads(reading.ofHandles());
        try (Stream in = new Stream(new ByteArrayInputStream(bytes, start, length), reading, guard)) {
            return in.readObject();
        } catch (InvalidClassException e) {
            String refused = guard.refused();
            throw refused == null ? e : new NotAdmittedException(refused, e);
        } catch (ClassNotFoundException e) {
            InvalidObjectException unknown =
                    new InvalidObjectException("a value of the class " + e.getMessage() + ", which is not known here");
            unknown.initCause(e);
            throw unknown;
        } catch (InvalidObjectException | OwnerGoneException e) {
            throw e; // which say what is wrong, and of a handle that there is nobody
        } catch (IOException | RuntimeException e) { // classes that read themselves, and find garbage, throw anything
            InvalidObjectException unreadable = new InvalidObjectException("a value that can't be read: " + e);
            unreadable.initCause(e);
            throw unreadable;
        } finally {
            Admission.reads(outer);
        }
    }

    public int readInt() throws EOFException {
        require(Integer.BYTES);
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = (number << 8) | (bytes[position++] & 0xff);
        }
        return number;
    }

    public long readFixed() throws EOFException {
        return ((long) readInt() << 32) | (readInt() & 0xffffffffL);
    }

    private int readLength() throws IOException {
        long length = readNumber();
        if (length < 0 || length > end - position) {
            throw new EOFException("a message that is shorter than it says");
        }
        return (int) length;
    }

    private void require(int count) throws EOFException {
        if (count < 0 || count > end - position) {
            throw new EOFException("a message that is shorter than it says");
        }
    }

    /** Finds the application's classes where it looks for them. */
    private static final class Stream extends ObjectInputStream {
        private final Reading reading;

        Stream(InputStream in, Reading reading, Guard guard) throws IOException {
            super(in);
            this.reading = reading;
            setObjectInputFilter(guard);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            ClassLoader loader = reading.loader();
            if (loader != null) {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // A primitive type, or a class of Stowaway's own, which that loader does not see.
                }
            }
            return super.resolveClass(description);
        }
    }
}
