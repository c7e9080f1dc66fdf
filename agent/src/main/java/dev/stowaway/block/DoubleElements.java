package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The doubles of a block, each by its place among them, which the caller has checked. Before JDK 22, and where elements do not
 * follow each other, a loop copies them in and out in parts that stay in the cache: that is faster than buffers are there.
 */
public final class DoubleElements {
    private static final int PER_WINDOW = Mapping.STEP / Double.BYTES;
    private static final int MASK = PER_WINDOW - 1;

    /** More do not stay in the cache nearest to the processor. */
    private static final int PART = 896;

    /** So long a loop of vector instructions that its beginning and its end cost nothing. */
    private static final int STRIP = 1 << 20;

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer[] windows;
    private final DoubleBuffer[] typed;
    private final @Nullable Object segment;

    public DoubleElements(Block block) {
        Mapping mapping = block.mapping();
        segment = mapping.segment();
        windows = mapping.windows(block.bytes());
        typed = new DoubleBuffer[windows.length];
        for (int i = 0; i < windows.length; i++) {
            typed[i] = windows[i].asDoubleBuffer();
        }
    }

    public double get(long index) {
        return window(index).get((int) index & MASK);
    }

    public void set(long index, double value) {
        window(index).put((int) index & MASK, value);
    }

    private DoubleBuffer window(long index) {
        return typed[(int) (index / PER_WINDOW)];
    }

    private ByteBuffer bytes(long index) {
        return windows[(int) (index / PER_WINDOW)];
    }

    private static int at(long index) {
        return ((int) index & MASK) * Double.BYTES;
    }

    public double getVolatile(long index) {
        return Double.longBitsToDouble((long) LONGS.getVolatile(bytes(index), at(index)));
    }

    public void setVolatile(long index, double value) {
        LONGS.setVolatile(bytes(index), at(index), Double.doubleToRawLongBits(value));
    }

    public double getAndSet(long index, double value) {
        return Double.longBitsToDouble(
                (long) LONGS.getAndSet(bytes(index), at(index), Double.doubleToRawLongBits(value)));
    }

    public double getAndAdd(long index, double delta) {
        while (true) {
            long bits = (long) LONGS.getVolatile(bytes(index), at(index));
            double value = Double.longBitsToDouble(bits);
            if (LONGS.compareAndSet(bytes(index), at(index), bits, Double.doubleToRawLongBits(value + delta))) {
                return value;
            }
        }
    }

    /** By their bits: NaN is equal to itself, and -0.0 is not 0.0. */
    public boolean compareAndSet(long index, double expected, double value) {
        return LONGS.compareAndSet(
                bytes(index), at(index), Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(value));
    }

    public void fill(Layout layout, double value) {
        double[] part = new double[PART];
        Arrays.fill(part, value);
        for (Runs runs = layout.runsInMemory(); runs.next(PART); ) {
            write(runs, part, 0);
        }
    }

    public void add(Layout layout, double value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.add(segment, runs.start() * Double.BYTES, runs.count(), value);
            }
            return;
        }
        double[] part = new double[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] += value;
            }
            write(runs, part, 0);
        }
    }

    public void multiply(Layout layout, double value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.multiply(segment, runs.start() * Double.BYTES, runs.count(), value);
            }
            return;
        }
        double[] part = new double[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] *= value;
            }
            write(runs, part, 0);
        }
    }

    public void apply(Layout layout, DoubleUnaryOperator operator) {
        double[] part = new double[PART];
        for (Runs runs = layout.runs(); runs.next(PART); ) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = operator.applyAsDouble(part[i]);
            }
            write(runs, part, 0);
        }
    }

    public double sum(Layout layout) {
        Runs runs = layout.runsInMemory();
        double sum = 0;
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                sum += Dense.sum(segment, runs.start() * Double.BYTES, runs.count());
            }
            return sum;
        }
        double[] part = new double[PART];
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
    public void copyTo(Layout layout, double[] target) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            read(runs, target, at);
        }
    }

    /** Copies from an array that has as many, in the order of their indices. */
    public void copyFrom(Layout layout, double[] source) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            write(runs, source, at);
        }
    }

    private void read(Runs runs, double[] target, int to) {
        DoubleBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.get(at, target, to, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            target[to + i] = window.get(at + i * runs.stride());
        }
    }

    private void write(Runs runs, double[] source, int from) {
        DoubleBuffer window = window(runs.start());
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
        static final VarHandle ELEMENTS = Segments.elements("JAVA_DOUBLE");

        static void add(Object segment, long from, int count, double value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Double.BYTES;
                ELEMENTS.set(segment, at, (double) ELEMENTS.get(segment, at) + value);
            }
        }

        static void multiply(Object segment, long from, int count, double value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Double.BYTES;
                ELEMENTS.set(segment, at, (double) ELEMENTS.get(segment, at) * value);
            }
        }

        static double sum(Object segment, long from, int count) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (double) ELEMENTS.get(segment, from + (long) i * Double.BYTES);
            }
            return sum;
        }
    }
}
