package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ints of a block, each by its place among them, which the caller has checked. Before JDK 22, and where elements do not
 * follow each other, a loop copies them in and out in parts that stay in the cache: that is faster than buffers are there.
 */
public final class IntElements {
    private static final int PER_WINDOW = Mapping.STEP / Integer.BYTES;
    private static final int MASK = PER_WINDOW - 1;

    /** More do not stay in the cache nearest to the processor. */
    private static final int PART = 896;

    /** So long a loop of vector instructions that its beginning and its end cost nothing. */
    private static final int STRIP = 1 << 20;

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer[] windows;
    private final IntBuffer[] typed;
    private final @Nullable Object segment;

    public IntElements(Block block) {
        Mapping mapping = block.mapping();
        segment = mapping.segment();
        windows = mapping.windows(block.bytes());
        typed = new IntBuffer[windows.length];
        for (int i = 0; i < windows.length; i++) {
            typed[i] = windows[i].asIntBuffer();
        }
    }

    public int get(long index) {
        return window(index).get((int) index & MASK);
    }

    public void set(long index, int value) {
        window(index).put((int) index & MASK, value);
    }

    private IntBuffer window(long index) {
        return typed[(int) (index / PER_WINDOW)];
    }

    private ByteBuffer bytes(long index) {
        return windows[(int) (index / PER_WINDOW)];
    }

    private static int at(long index) {
        return ((int) index & MASK) * Integer.BYTES;
    }

    public int getVolatile(long index) {
        return (int) INTS.getVolatile(bytes(index), at(index));
    }

    public void setVolatile(long index, int value) {
        INTS.setVolatile(bytes(index), at(index), value);
    }

    public int getAndSet(long index, int value) {
        return (int) INTS.getAndSet(bytes(index), at(index), value);
    }

    public int getAndAdd(long index, int delta) {
        return (int) INTS.getAndAdd(bytes(index), at(index), delta);
    }

    public boolean compareAndSet(long index, int expected, int value) {
        return INTS.compareAndSet(bytes(index), at(index), expected, value);
    }

    public void fill(Layout layout, int value) {
        int[] part = new int[PART];
        Arrays.fill(part, value);
        for (Runs runs = layout.runsInMemory(); runs.next(PART); ) {
            write(runs, part, 0);
        }
    }

    public void add(Layout layout, int value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.add(segment, runs.start() * Integer.BYTES, runs.count(), value);
            }
            return;
        }
        int[] part = new int[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] += value;
            }
            write(runs, part, 0);
        }
    }

    public void multiply(Layout layout, int value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.multiply(segment, runs.start() * Integer.BYTES, runs.count(), value);
            }
            return;
        }
        int[] part = new int[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] *= value;
            }
            write(runs, part, 0);
        }
    }

    public void apply(Layout layout, IntUnaryOperator operator) {
        int[] part = new int[PART];
        for (Runs runs = layout.runs(); runs.next(PART); ) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = operator.applyAsInt(part[i]);
            }
            write(runs, part, 0);
        }
    }

    public long sum(Layout layout) {
        Runs runs = layout.runsInMemory();
        long sum = 0;
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                sum += Dense.sum(segment, runs.start() * Integer.BYTES, runs.count());
            }
            return sum;
        }
        int[] part = new int[PART];
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
    public void copyTo(Layout layout, int[] target) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            read(runs, target, at);
        }
    }

    /** Copies from an array that has as many, in the order of their indices. */
    public void copyFrom(Layout layout, int[] source) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            write(runs, source, at);
        }
    }

    private void read(Runs runs, int[] target, int to) {
        IntBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.get(at, target, to, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            target[to + i] = window.get(at + i * runs.stride());
        }
    }

    private void write(Runs runs, int[] source, int from) {
        IntBuffer window = window(runs.start());
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
        static final VarHandle ELEMENTS = Segments.elements("JAVA_INT");

        static void add(Object segment, long from, int count, int value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Integer.BYTES;
                ELEMENTS.set(segment, at, (int) ELEMENTS.get(segment, at) + value);
            }
        }

        static void multiply(Object segment, long from, int count, int value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Integer.BYTES;
                ELEMENTS.set(segment, at, (int) ELEMENTS.get(segment, at) * value);
            }
        }

        static long sum(Object segment, long from, int count) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (int) ELEMENTS.get(segment, from + (long) i * Integer.BYTES);
            }
            return sum;
        }
    }
}
