package dev.stowaway.block;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The floats of a block, each by its place among them, which the caller has checked. Before JDK 22, and where elements do not
 * follow each other, a loop copies them in and out in parts that stay in the cache: that is faster than buffers are there.
 */
public final class FloatElements {
    private static final int PER_WINDOW = Mapping.STEP / Float.BYTES;
    private static final int MASK = PER_WINDOW - 1;

    /** More do not stay in the cache nearest to the processor. */
    private static final int PART = 896;

    /** So long a loop of vector instructions that its beginning and its end cost nothing. */
    private static final int STRIP = 1 << 20;

    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final ByteBuffer[] windows;
    private final FloatBuffer[] typed;
    private final @Nullable Object segment;

    public FloatElements(Block block) {
        Mapping mapping = block.mapping();
        segment = mapping.segment();
        windows = mapping.windows(block.bytes());
        typed = new FloatBuffer[windows.length];
        for (int i = 0; i < windows.length; i++) {
            typed[i] = windows[i].asFloatBuffer();
        }
    }

    public float get(long index) {
        return window(index).get((int) index & MASK);
    }

    public void set(long index, float value) {
        window(index).put((int) index & MASK, value);
    }

    private FloatBuffer window(long index) {
        return typed[(int) (index / PER_WINDOW)];
    }

    private ByteBuffer bytes(long index) {
        return windows[(int) (index / PER_WINDOW)];
    }

    private static int at(long index) {
        return ((int) index & MASK) * Float.BYTES;
    }

    public float getVolatile(long index) {
        return Float.intBitsToFloat((int) INTS.getVolatile(bytes(index), at(index)));
    }

    public void setVolatile(long index, float value) {
        INTS.setVolatile(bytes(index), at(index), Float.floatToRawIntBits(value));
    }

    public float getAndSet(long index, float value) {
        return Float.intBitsToFloat((int) INTS.getAndSet(bytes(index), at(index), Float.floatToRawIntBits(value)));
    }

    public float getAndAdd(long index, float delta) {
        while (true) {
            int bits = (int) INTS.getVolatile(bytes(index), at(index));
            float value = Float.intBitsToFloat(bits);
            if (INTS.compareAndSet(bytes(index), at(index), bits, Float.floatToRawIntBits(value + delta))) {
                return value;
            }
        }
    }

    /** By their bits: NaN is equal to itself, and -0.0 is not 0.0. */
    public boolean compareAndSet(long index, float expected, float value) {
        return INTS.compareAndSet(
                bytes(index), at(index), Float.floatToRawIntBits(expected), Float.floatToRawIntBits(value));
    }

    public void fill(Layout layout, float value) {
        float[] part = new float[PART];
        Arrays.fill(part, value);
        for (Runs runs = layout.runsInMemory(); runs.next(PART); ) {
            write(runs, part, 0);
        }
    }

    public void add(Layout layout, float value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.add(segment, runs.start() * Float.BYTES, runs.count(), value);
            }
            return;
        }
        float[] part = new float[PART];
        while (runs.next(PART)) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] += value;
            }
            write(runs, part, 0);
        }
    }

    public void multiply(Layout layout, float value) {
        Runs runs = layout.runsInMemory();
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                Dense.multiply(segment, runs.start() * Float.BYTES, runs.count(), value);
            }
            return;
        }
        float[] part = new float[PART];
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
        float[] part = new float[PART];
        for (Runs runs = layout.runs(); runs.next(PART); ) {
            read(runs, part, 0);
            int count = runs.count();
            for (int i = 0; i < count; i++) {
                part[i] = (float) operator.applyAsDouble(part[i]);
            }
            write(runs, part, 0);
        }
    }

    public double sum(Layout layout) {
        Runs runs = layout.runsInMemory();
        double sum = 0;
        if (segment != null && runs.isDense()) {
            while (runs.next(STRIP)) {
                sum += Dense.sum(segment, runs.start() * Float.BYTES, runs.count());
            }
            return sum;
        }
        float[] part = new float[PART];
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
    public void copyTo(Layout layout, float[] target) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            read(runs, target, at);
        }
    }

    /** Copies from an array that has as many, in the order of their indices. */
    public void copyFrom(Layout layout, float[] source) {
        int at = 0;
        for (Runs runs = layout.runs(); runs.next(STRIP); at += runs.count()) {
            write(runs, source, at);
        }
    }

    private void read(Runs runs, float[] target, int to) {
        FloatBuffer window = window(runs.start());
        int at = (int) runs.start() & MASK;
        if (runs.isDense()) {
            window.get(at, target, to, runs.count());
            return;
        }
        for (int i = 0; i < runs.count(); i++) {
            target[to + i] = window.get(at + i * runs.stride());
        }
    }

    private void write(Runs runs, float[] source, int from) {
        FloatBuffer window = window(runs.start());
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
        static final VarHandle ELEMENTS = Segments.elements("JAVA_FLOAT");

        static void add(Object segment, long from, int count, float value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Float.BYTES;
                ELEMENTS.set(segment, at, (float) ELEMENTS.get(segment, at) + value);
            }
        }

        static void multiply(Object segment, long from, int count, float value) {
            for (int i = 0; i < count; i++) {
                long at = from + (long) i * Float.BYTES;
                ELEMENTS.set(segment, at, (float) ELEMENTS.get(segment, at) * value);
            }
        }

        static double sum(Object segment, long from, int count) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (float) ELEMENTS.get(segment, from + (long) i * Float.BYTES);
            }
            return sum;
        }
    }
}
