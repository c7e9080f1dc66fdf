package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The longs of a block, each by its place among them, which the caller has checked. Before JDK 22, and where elements do not
 * follow each other, a loop copies them in and out in parts that stay in the cache: that is faster than buffers are there.
 */
public final class LongElements {
    private static final int PER_WINDOW = Mapping.STEP / Long.BYTES;
    private static final int MASK = PER_WINDOW - 1;

    /** More do not stay in the cache nearest to the processor. */
    private static final int PART = 896;

    /** So long a loop of vector instructions that its beginning and its end cost nothing. */
    private static final int STRIP = 1 << 20;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer[] windows;
    private final LongBuffer[] typed;
    private final @Nullable Object segment;

    public LongElements(Block block) {
        Mapping mapping = block.mapping();
        segment = mapping.segment();
        windows = mapping.windows(block.bytes());
        typed = new LongBuffer[windows.length];
        for (int i = 0; i < windows.length; i++) {
            typed[i] = windows[i].asLongBuffer();
        }
    }

    public long get(long index) {
        return window(index).get((int) index & MASK);
    }

    public void set(long index, long value) {
        window(index).put((int) index & MASK, value);
    }

    private LongBuffer window(long index) {
        return typed[(int) (index / PER_WINDOW)];
    }

    private ByteBuffer bytes(long index) {
        return windows[(int) (index / PER_WINDOW)];
    }

    private static int at(long index) {
        return ((int) index & MASK) * Long.BYTES;
    }

    public long getVolatile(long index) {
        return (long) LONGS.getVolatile(bytes(index), at(index));
    }

    public void setVolatile(long index, long value) {
        LONGS.setVolatile(bytes(index), at(index), value);
    }

    public long getAndSet(long index, long value) {
        return (long) LONGS.getAndSet(bytes(index), at(index), value);
    }

    public long getAndAdd(long index, long delta) {
        return (long) LONGS.getAndAdd(bytes(index), at(index), delta);
    }

    public boolean compareAndSet(long index, long expected, long value) {
        return LONGS.compareAndSet(bytes(index), at(index), expected, value);
    }

    public void fill(Layout layout, long value) {
        long[] part = new long[PART];
        Arrays.fill(part, value);
        for (Runs runs = layout.runsInMemory(); runs.next(PART); ) {
            write(runs, part, 0);
        }
    }

    public void add(Layout layout, long value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.add(segment, runs.start() * Long.BYTES, runs.count(), value);
            }
            return;
        }
        long[] part = new long[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] += value;
            }
            write(runs, part, 0);
        }
    }

    public void multiply(Layout layout, long value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.multiply(segment, runs.start() * Long.BYTES, runs.count(), value);
            }
            return;
        }
        long[] part = new long[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] *= value;
            }
            write(runs, part, 0);
        }
    }

    public void apply(Layout layout, LongUnaryOperator operator) {
        long[] part = new long[PART];
        for (Runs runs = layout.runs(); runs.next(PART); ) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = operator.applyAsLong(part[i]);
            }
            write(runs, part, 0);
        }
    }

    public long sum(Layout layout) {
        Runs runs = layout.runsInMemory();
        long sum = 0;
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                sum += Dense.sum(segment, runs.start() * Long.BYTES, runs.count());
            }
            return sum;
        }
        long[] part = new long[PART];
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
    public void copyTo(Layout layout, long[] target) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            read(runs, target, at);
        }
    }

    /** Copies from an array that has as many, in the order of their indices. */
    public void copyFrom(Layout layout, long[] source) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            write(runs, source, at);
        }
    }

    private void read(Runs runs, long[] target, int to) {
        LongBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.get(at, target, to, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            target[to + i] = window.get(at + i * runs.stride());
        }
    }

    private void write(Runs runs, long[] source, int from) {
        LongBuffer window = window(runs.start());
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
        static final VarHandle ELEMENTS = Segments.elements("JAVA_LONG");

        static void add(Object segment, long from, int count, long value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Long.BYTES;
                ELEMENTS.set(segment, at, (long) ELEMENTS.get(segment, at) + value);
            }
        }

        static void multiply(Object segment, long from, int count, long value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Long.BYTES;
                ELEMENTS.set(segment, at, (long) ELEMENTS.get(segment, at) * value);
            }
        }

        static long sum(Object segment, long from, int count) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (long) ELEMENTS.get(segment, from + (long) i * Long.BYTES);
            }
            return sum;
        }
    }
}
