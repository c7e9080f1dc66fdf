package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a block, each by its place among them, which the caller has checked. Before JDK 22, and where elements do not
 * follow each other, a loop copies them in and out in parts that stay in the cache: that is faster than buffers are there.
 */
public final class ByteElements {
    private static final int PER_WINDOW = Mapping.STEP / Byte.BYTES;
    private static final int MASK = PER_WINDOW - 1;

    /** More do not stay in the cache nearest to the processor. */
    private static final int PART = 896;

    /** So long a loop of vector instructions that its beginning and its end cost nothing. */
    private static final int STRIP = 1 << 20;

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer[] windows;
    private final @Nullable Object segment;

    public ByteElements(Block block) {
        Mapping mapping = block.mapping();
        segment = mapping.segment();
        windows = mapping.windows(block.bytes());
    }

    public byte get(long index) {
        return window(index).get((int) index & MASK);
    }

    public void set(long index, byte value) {
        window(index).put((int) index & MASK, value);
    }

    private ByteBuffer window(long index) {
        return windows[(int) (index / PER_WINDOW)];
    }

    public byte getVolatile(long index) {
        VarHandle.fullFence();
        byte value = get(index);
        VarHandle.fullFence();
        return value;
    }

    public void setVolatile(long index, byte value) {
        VarHandle.fullFence();
        set(index, value);
        VarHandle.fullFence();
    }

    public byte getAndSet(long index, byte value) {
        while (true) {
            byte known = getVolatile(index);
            if (compareAndSet(index, known, value)) {
                return known;
            }
        }
    }

    public byte getAndAdd(long index, byte delta) {
        while (true) {
            byte known = getVolatile(index);
            if (compareAndSet(index, known, (byte) (known + delta))) {
                return known;
            }
        }
    }

    /** By the word that it is in, since processors have it no smaller. */
    public boolean compareAndSet(long index, byte expected, byte value) {
        ByteBuffer window = window(index);
        int at = (int) index & MASK;
        int word = at & -Integer.BYTES;
        if (word + Integer.BYTES > window.limit()) {
            throw new UnsupportedOperationException("the last " + (window.limit() - word) + " bytes of a file that"
                    + " another program has made and whose length is no multiple of 4 can't be changed atomically");
        }
        int shift = (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? at - word : word + 3 - at) * Byte.SIZE;
        while (true) {
            int known = (int) INTS.getVolatile(window, word);
            if ((byte) (known >> shift) != expected) {
                return false;
            }
            int next = (known & ~(0xff << shift)) | ((value & 0xff) << shift);
            if (INTS.compareAndSet(window, word, known, next)) {
                return true;
            }
        }
    }

    public void fill(Layout layout, byte value) {
        byte[] part = new byte[PART];
        Arrays.fill(part, value);
        for (Runs runs = layout.runsInMemory(); runs.next(PART); ) {
            write(runs, part, 0);
        }
    }

    public void add(Layout layout, byte value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.add(segment, runs.start() * Byte.BYTES, runs.count(), value);
            }
            return;
        }
        byte[] part = new byte[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = (byte) (part[i] + value);
            }
            write(runs, part, 0);
        }
    }

    public void multiply(Layout layout, byte value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.multiply(segment, runs.start() * Byte.BYTES, runs.count(), value);
            }
            return;
        }
        byte[] part = new byte[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = (byte) (part[i] * value);
            }
            write(runs, part, 0);
        }
    }

    public void apply(Layout layout, IntUnaryOperator operator) {
        byte[] part = new byte[PART];
        for (Runs runs = layout.runs(); runs.next(PART); ) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = (byte) operator.applyAsInt(part[i]);
            }
            write(runs, part, 0);
        }
    }

    public long sum(Layout layout) {
        Runs runs = layout.runsInMemory();
        long sum = 0;
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                sum += Dense.sum(segment, runs.start() * Byte.BYTES, runs.count());
            }
            return sum;
        }
        byte[] part = new byte[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                sum += part[i];
            }
        }
        return sum;
    }

    /** Copies all, in the order of their indices, to an array that has room. */
    public void copyTo(Layout layout, byte[] target) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            read(runs, target, at);
        }
    }

    /** Copies from an array that has as many, in the order of their indices. */
    public void copyFrom(Layout layout, byte[] source) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            write(runs, source, at);
        }
    }

    private void read(Runs runs, byte[] target, int to) {
        ByteBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.get(at, target, to, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            target[to + i] = window.get(at + i * runs.stride());
        }
    }

    private void write(Runs runs, byte[] source, int from) {
        ByteBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.put(at, source, from, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            window.put(at + i * runs.stride(), source[from + i]);
        }
    }

    /** Loops over a segment. Apart, since there are none before JDK 22. */
    private static final class Dense {
        static final VarHandle ELEMENTS = Segments.elements("JAVA_BYTE");

        static void add(Object segment, long from, int count, byte value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Byte.BYTES;
                ELEMENTS.set(segment, at, (byte) ((byte) ELEMENTS.get(segment, at) + value));
            }
        }

        static void multiply(Object segment, long from, int count, byte value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Byte.BYTES;
                ELEMENTS.set(segment, at, (byte) ((byte) ELEMENTS.get(segment, at) * value));
            }
        }

        static long sum(Object segment, long from, int count) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (byte) ELEMENTS.get(segment, from + (long) i * Byte.BYTES);
            }
            return sum;
        }
    }
}
