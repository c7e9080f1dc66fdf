package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The lock's own words in the memory of a block, which all of its processes see. They stand behind the elements, in the byte
 * order of the machine:
 *
 * <pre>
 *    0  who holds the lock: 0 for nobody, else the token of a process
 *   64  whether what the lock protects may be half done: 0, or the token of who died
 *  128  64 slots of 256 bytes: see {@link Slots}
 * </pre>
 *
 * <p>A token is the number of a slot, from 1 on, in its lowest byte, and above that the generation of the slot, that is, how
 * often processes have taken it: so a process that takes the slot of a dead one is not taken for that.
 */
final class LockWord {
    static final int SLOTS_AT = 128;

    private static final int ABANDONED_AT = 64;
    private static final int SLOT_BITS = 8;
    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer memory;

    LockWord(ByteBuffer memory) {
        this.memory = memory;
    }

    static long token(int slot, long generation) {
        return generation << SLOT_BITS | (slot + 1);
    }

    /** Out of range if the word is no token at all. */
    static int slot(long token) {
        return (int) (token & ((1 << SLOT_BITS) - 1)) - 1;
    }

    static long generation(long token) {
        return token >>> SLOT_BITS;
    }

    long holder() {
        return (long) LONGS.getVolatile(memory, 0);
    }

    /** What the holder has written before is seen by whoever comes next. */
    boolean changeHolder(long from, long to) {
        return LONGS.compareAndSet(memory, 0, from, to);
    }

    void clearHolder() {
        LONGS.setRelease(memory, 0, 0L);
    }

    boolean isAbandoned() {
        return (long) LONGS.getVolatile(memory, ABANDONED_AT) != 0;
    }

    void abandoned(long token) {
        LONGS.setVolatile(memory, ABANDONED_AT, token);
    }

    /** False if it was not. */
    boolean recover() {
        return (long) LONGS.getAndSet(memory, ABANDONED_AT, 0L) != 0;
    }
}
