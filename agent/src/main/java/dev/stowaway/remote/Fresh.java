package dev.stowaway.remote;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;

/**
 * A lock of which the receiver gets a new one: of those classes that can't be written themselves.
 *
 * @param number the count of a latch, the parties of a barrier
 */
public record Fresh(Kind kind, int number) implements StowawayJarNeededOnTheClassPath.Form {
    static final int CODE = 2;

    private static final Kind[] KINDS = Kind.values();

    /** What to make. The ordinal is what travels: new ones go to the end. */
    public enum Kind {
        MONITOR,
        COUNT_DOWN_LATCH,
        CYCLIC_BARRIER,
        EXCHANGER,
        THREAD_LOCAL;

        int code() {
            return Arrays.asList(KINDS).indexOf(this);
        }
    }

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(kind.code());
        out.writeInt(number);
    }

    static Fresh read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new InvalidObjectException("a fresh lock of the unknown kind " + kind);
        }
        return new Fresh(KINDS[kind], in.readInt());
    }

    Object lock() throws InvalidObjectException {
        try {
            return switch (kind) {
                case MONITOR -> new Object();
                case COUNT_DOWN_LATCH -> new CountDownLatch(number);
                case CYCLIC_BARRIER -> new CyclicBarrier(number);
                case EXCHANGER -> new Exchanger<>();
                case THREAD_LOCAL -> new ThreadLocal<>();
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidObjectException("a fresh " + kind + " of " + number);
        }
    }
}
