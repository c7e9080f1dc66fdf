package dev.stowaway.block;

import dev.stowaway.wire.Incarnation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use the lock in a block, one in each slot of 256 bytes:
 *
 * <pre>
 *    0  generation: how often the slot was taken
 *    8  the generation of which the rest is complete
 *   16  incarnation of the process (16), id and family of the lock at which its threads queue (16)
 *   48  socket: length (2), and as many bytes of UTF-8; no system has longer ones
 *  160  name of the process: the same, cut off where it does not fit
 * </pre>
 *
 * <p>Assumptions and guarantees: only the process that has claimed a slot ({@link Presence#claim}) writes it. Whoever reads
 * one that is written meanwhile finds another generation, and then the process that he looks for is gone.
 */
final class Slots {
    static final int COUNT = 64;
    static final int BYTES = 256;

    private static final int GENERATION_AT = 0;
    private static final int COMPLETE_AT = 8;
    private static final int NUMBERS_AT = 16;
    private static final int SOCKET_AT = 48;
    private static final int PROCESS_AT = 160;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;

    Slots(ByteBuffer memory) {
        this.memory = memory.duplicate().order(ByteOrder.nativeOrder());
    }

    /**
     * Writes this process into a slot that it has claimed.
     *
     * @return the generation
     */
    long write(int slot, Participant participant) {
        int at = slot * BYTES;
        long generation = (long) LONGS.getVolatile(memory, at + GENERATION_AT) + 1;
        LONGS.setVolatile(memory, at + GENERATION_AT, generation);
        VarHandle.fullFence();
        Incarnation incarnation = participant.incarnation();
        memory.putLong(at + NUMBERS_AT, incarnation.high());
        memory.putLong(at + NUMBERS_AT + 8, incarnation.low());
        memory.putLong(at + NUMBERS_AT + 16, participant.id());
        memory.putLong(at + NUMBERS_AT + 24, participant.family());
        putText(at + SOCKET_AT, participant.socket(), PROCESS_AT - SOCKET_AT);
        putText(at + PROCESS_AT, participant.process(), BYTES - PROCESS_AT);
        LONGS.setVolatile(memory, at + COMPLETE_AT, generation);
        return generation;
    }

    private void putText(int at, String text, int room) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, room - Short.BYTES);
        memory.putShort(at, (short) length);
        memory.put(at + Short.BYTES, bytes, 0, length);
    }

    /** The process that is in a slot; null if another one has taken it since that generation. */
    @Nullable
    Participant read(int slot, long generation) {
        int at = slot * BYTES;
        if (!isOf(at, generation)) {
            return null;
        }
        Incarnation incarnation = new Incarnation(memory.getLong(at + NUMBERS_AT), memory.getLong(at + NUMBERS_AT + 8));
        Participant read = new Participant(
                incarnation,
                text(at + SOCKET_AT, PROCESS_AT - SOCKET_AT),
                text(at + PROCESS_AT, BYTES - PROCESS_AT),
                memory.getLong(at + NUMBERS_AT + 16),
                memory.getLong(at + NUMBERS_AT + 24));
        VarHandle.fullFence();
        return isOf(at, generation) ? read : null;
    }

    private boolean isOf(int at, long generation) {
        return (long) LONGS.getVolatile(memory, at + COMPLETE_AT) == generation
                && (long) LONGS.getVolatile(memory, at + GENERATION_AT) == generation;
    }

    /** Also of a slot that is written meanwhile, in which the length may be anything. */
    private String text(int at, int room) {
        byte[] text = new byte[Math.max(0, Math.min(memory.getShort(at), room - Short.BYTES))];
        memory.get(at + Short.BYTES, text, 0, text.length);
        return new String(text, StandardCharsets.UTF_8);
    }
}
