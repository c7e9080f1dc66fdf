package dev.stowaway.wire;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message between a receiver and an owner, in either direction.
 *
 * <p>On the wire, in network byte order: the number of bytes that follow the first two (2), kind (1), mode (1), id (4),
 * target (8), amount (8), nanos (8), then text in UTF-8. Nothing in it is ever deserialized. After a frame whose kind says
 * so come as many more bytes as its amount is, or they are in memory that both ends have mapped.
 *
 * @param mode what the kind makes of it, 0 to 255
 * @param id of a request, chosen by the sender; its answer bears the same
 * @param target of a lock, a condition or a thread
 * @param nanos a time to wait, in nanoseconds
 */
public record Frame(
        FrameKind kind, int mode, int id, long target, long amount, long nanos, String text, Payload payload) {
    /** Of everything that travels: frames and the handles that lead to them. */
    public static final int VERSION = 2;

    /** For {@link #nanos}: without a wait, and past whoever waits, as {@code tryLock()} does it. */
    public static final long AT_ONCE = -1;

    /** For {@link #nanos}: without an end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** For {@link #mode} of a request that is answered only if it says so. */
    public static final int ANSWER = 0x80;

    /** For {@link #mode} of what a payload belongs to: it does not follow, but is in the {@link PayloadMemory}. */
    static final int IN_MEMORY = 1;

    /** For {@link #mode} of a call: who calls may give up, and the call is to have no effect then. */
    private static final int MAY_BE_ABANDONED = 2;

    /** Longer texts are cut. */
    public static final int MAX_TEXT_BYTES = 480;

    static final int HEADER_BYTES = 32;
    static final int MAX_BYTES = HEADER_BYTES + MAX_TEXT_BYTES;

    private static final int LENGTH_BYTES = 2;
    private static final FrameKind[] KINDS = FrameKind.values();

    public Frame(FrameKind kind, int mode, int id, long target, long amount, long nanos, String text) {
        this(kind, mode, id, target, amount, nanos, text, Payload.NONE);
    }

    public static Frame of(FrameKind kind, int id) {
        return new Frame(kind, 0, id, 0, 0, 0, "");
    }

    public static Frame of(FrameKind kind, int id, long target) {
        return new Frame(kind, 0, id, target, 0, 0, "");
    }

    /** The answer to the call of that id, which is followed by {@code payload}. */
    public static Frame answer(FrameKind kind, int id, Payload payload) {
        return new Frame(kind, 0, id, payload.tailLength(), payload.total(), 0, "", payload);
    }

    /** A call of an object. */
    public static Frame call(int id, long object, long method, Payload arguments) {
        return new Frame(FrameKind.CALL, 0, id, object, arguments.total(), method, "", arguments);
    }

    /** The same call, which nobody may wait for to its end. */
    public Frame orAbandoned() {
        return new Frame(kind, mode | MAY_BE_ABANDONED, id, target, amount, nanos, text, payload);
    }

    /** Whether nobody may wait for the end of this call. */
    public boolean mayBeAbandoned() {
        return (mode & MAY_BE_ABANDONED) != 0;
    }

    /** How many of the bytes that follow are to be an array of their own. */
    long tailLength() {
        return kind == FrameKind.CALL ? 0 : target;
    }

    /** @throws ProtocolException if it announces more than is allowed, or what makes no sense */
    void checkPayload() throws ProtocolException {
        long tail = tailLength();
        if (amount < 0 || amount > Payload.MOST_BYTES || tail < 0 || tail > amount) {
            throw new ProtocolException("a frame that is followed by " + amount + " bytes, " + tail
                    + " of them its tail; allowed: " + Payload.MOST_BYTES);
        }
    }

    boolean isInMemory() {
        return kind.hasPayload() && (mode & IN_MEMORY) != 0;
    }

    /** The same, its payload being in memory. */
    Frame inMemory() {
        return new Frame(kind, mode | IN_MEMORY, id, target, amount, nanos, text);
    }

    /** The same with what belongs to it. */
    Frame with(Payload payload) {
        return new Frame(kind, mode, id, target, amount, nanos, text, payload);
    }

    /** The answer to the request of that id. */
    public static Frame done(int id, long value) {
        return new Frame(FrameKind.DONE, 0, id, 0, value, 0, "");
    }

    /** Appends the frame to {@code out}, which has room for it. */
    void encode(ByteBuffer out) {
        int start = out.position();
        out.putShort((short) 0).put((byte) kind.ordinal()).put((byte) mode).putInt(id);
        out.putLong(target).putLong(amount).putLong(nanos);
        if (!text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.put(bytes, 0, end(bytes));
        }
        out.putShort(start, (short) (out.position() - start - LENGTH_BYTES));
    }

    /** Where a text ends that is cut, which must not be within a character. */
    private static int end(byte[] utf8) {
        int end = Math.min(utf8.length, MAX_TEXT_BYTES);
        while (end < utf8.length && (utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    /**
     * Takes the frame that begins at the position of {@code in}.
     *
     * @return null, with the position unchanged, if it has not arrived to its end
     * @throws ProtocolException if that is no frame
     */
    static @Nullable Frame decode(ByteBuffer in) throws ProtocolException {
        if (in.remaining() < LENGTH_BYTES) {
            return null;
        }
        int length = in.getShort(in.position()) & 0xffff;
        if (length < HEADER_BYTES - LENGTH_BYTES || length > MAX_BYTES - LENGTH_BYTES) {
            throw new ProtocolException("a frame of " + length + " bytes; allowed: " + (HEADER_BYTES - LENGTH_BYTES)
                    + " to " + (MAX_BYTES - LENGTH_BYTES));
        }
        if (in.remaining() < LENGTH_BYTES + length) {
            return null;
        }
        in.position(in.position() + LENGTH_BYTES);
        int kind = in.get() & 0xff;
        if (kind >= KINDS.length) {
            throw new ProtocolException("a frame of the unknown kind " + kind);
        }
        int mode = in.get() & 0xff;
        int id = in.getInt();
        long target = in.getLong();
        long amount = in.getLong();
        long nanos = in.getLong();
        byte[] text = new byte[length + LENGTH_BYTES - HEADER_BYTES];
        in.get(text);
        return new Frame(
                KINDS[kind],
                mode,
                id,
                target,
                amount,
                nanos,
                text.length == 0 ? "" : new String(text, StandardCharsets.UTF_8));
    }
}
