package dev.stowaway.block;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which elements of a block an array has, and at which index: the element at {@code [i, j]} is the one at
 * {@code offset + i * strides[0] + j * strides[1]}, all counted in elements. A slice of an array is another layout of the same
 * elements. Immutable.
 */
public final class Layout {
    /** As many as NumPy can read since its version 2; those before it read 32. */
    static final int MOST_AXES = 64;

    private final long offset;
    private final long[] shape;
    private final long[] strides;
    private final long size;

    /** Of the only axis; -1 if there are more, or none: so that one comparison finds all that can be wrong. */
    private final long length;

    private Layout(long offset, long[] shape, long[] strides) {
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
        this.size = size(shape);
        this.length = shape.length == 1 ? shape[0] : -1;
    }

    private static long size(long[] shape) {
        if (shape.length > MOST_AXES) {
            throw new IllegalArgumentException("an array of " + shape.length + " axes: NumPy reads " + MOST_AXES
                    + " at most, and before its version 2 half as many");
        }
        long size = 1;
        try {
            for (long each : shape) {
                if (each < 0) {
                    throw new IllegalArgumentException("an array of shape " + Arrays.toString(shape));
                }
                size = Math.multiplyExact(size, each);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "an array of shape " + Arrays.toString(shape) + " has more elements than can be counted", e);
        }
        return size;
    }

    /** All elements of an array, the last index running fastest, as in C and Java. */
    public static Layout of(long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= Math.max(1, shape[axis]);
        }
        return new Layout(0, shape.clone(), strides);
    }

    /**
     * Of an array that another process describes.
     *
     * @param elements how many the block has
     * @throws IllegalArgumentException if one of those described is not in the block
     */
    public static Layout of(long offset, long[] shape, long[] strides, long elements) {
        if (shape.length != strides.length) {
            throw new IllegalArgumentException(
                    "an array of " + shape.length + " axes and " + strides.length + " strides");
        }
        Layout layout = new Layout(offset, shape.clone(), strides.clone());
        long last = offset;
        boolean isWithin = offset >= 0;
        try {
            for (int axis = 0; axis < shape.length; axis++) {
                isWithin &= strides[axis] >= 0;
                last = Math.addExact(last, Math.multiplyExact(strides[axis], Math.max(0, shape[axis] - 1)));
            }
        } catch (ArithmeticException e) {
            isWithin = false;
        }
        if (!isWithin || (layout.size > 0 && last >= elements)) {
            throw new IllegalArgumentException(
                    "a view " + layout + " from " + offset + " on, of a block of " + elements + " elements");
        }
        return layout;
    }

    /** Where that element is in the block. */
    public long index(long index) {
        if (index < 0 || index >= length) {
            throw outOfRange(index);
        }
        return offset + index * strides[0];
    }

    /** Where that element is in the block. */
    public long index(long[] index) {
        if (index.length != shape.length) {
            throw outOfRange(index);
        }
        long at = offset;
        for (int axis = 0; axis < index.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw outOfRange(index);
            }
            at += index[axis] * strides[axis];
        }
        return at;
    }

    private IndexOutOfBoundsException outOfRange(long... index) {
        return new IndexOutOfBoundsException(
                Arrays.toString(index) + " is no index of an array of shape " + Arrays.toString(shape));
    }

    /** Every {@code step}th from {@code from} on and before {@code to}, along that axis. */
    public Layout slice(int axis, long from, long to, long step) {
        long all = shape[checked(axis)];
        if (from < 0 || from > to || to > all) {
            throw new IndexOutOfBoundsException(
                    "[" + from + ", " + to + ") along an axis of " + all + " elements, axis " + axis);
        }
        if (step < 1) {
            throw new IllegalArgumentException("a step of " + step + ": 1 and more");
        }
        long[] sliced = shape.clone();
        long[] steps = strides.clone();
        sliced[axis] = (to - from) / step + ((to - from) % step == 0 ? 0 : 1);
        steps[axis] = sliced[axis] > 1 ? strides[axis] * step : strides[axis];
        return new Layout(from < to ? offset + from * strides[axis] : offset, sliced, steps);
    }

    /** What is at that index of that axis: one axis less. */
    public Layout at(int axis, long index) {
        if (index < 0 || index >= shape[checked(axis)]) {
            throw new IndexOutOfBoundsException(index + " along an axis of " + shape[axis] + " elements, axis " + axis);
        }
        return new Layout(offset + index * strides[axis], without(shape, axis), without(strides, axis));
    }

    private int checked(int axis) {
        if (axis < 0 || axis >= shape.length) {
            throw new IndexOutOfBoundsException("axis " + axis + " of an array of shape " + Arrays.toString(shape));
        }
        return axis;
    }

    private static long[] without(long[] numbers, int index) {
        long[] others = Arrays.copyOf(numbers, numbers.length - 1);
        System.arraycopy(numbers, index + 1, others, index, others.length - index);
        return others;
    }

    /** The axes the other way round. */
    public Layout transpose() {
        return new Layout(offset, reversed(shape), reversed(strides));
    }

    private static long[] reversed(long[] numbers) {
        long[] reversed = new long[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            reversed[i] = numbers[numbers.length - 1 - i];
        }
        return reversed;
    }

    /** The same elements in the same order, along other axes. */
    public Layout reshape(long... other) {
        Layout plain = of(other);
        if (plain.size != size) {
            throw new IllegalArgumentException(
                    size + " elements, and an array of shape " + Arrays.toString(other) + " has " + plain.size);
        }
        if (!isContiguous()) {
            throw new IllegalStateException("an array of other axes takes elements that follow each other, and those "
                    + this + " do not: copy them");
        }
        return new Layout(offset, plain.shape, plain.strides);
    }

    /** Whether the elements follow each other in the block, in the order of their indices. */
    public boolean isContiguous() {
        long next = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != next) {
                return size == 0;
            }
            next *= shape[axis];
        }
        return true;
    }

    /** All elements in the order of their indices. */
    Runs runs() {
        return new Runs(offset, shape, strides);
    }

    /** All elements in the order in which they are in memory. */
    Runs runsInMemory() {
        long[] sortedShape = shape.clone();
        long[] sortedStrides = strides.clone();
        for (int i = 1; i < strides.length; i++) {
            for (int j = i; j > 0 && sortedStrides[j - 1] < sortedStrides[j]; j--) {
                swap(sortedShape, j);
                swap(sortedStrides, j);
            }
        }
        return new Runs(offset, sortedShape, sortedStrides);
    }

    private static void swap(long[] numbers, int index) {
        long number = numbers[index];
        numbers[index] = numbers[index - 1];
        numbers[index - 1] = number;
    }

    /** Of the first element, in the block. */
    public long offset() {
        return offset;
    }

    public long[] shape() {
        return shape.clone();
    }

    public long[] strides() {
        return strides.clone();
    }

    public int rank() {
        return shape.length;
    }

    public long size() {
        return size;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Layout that
                && offset == that.offset
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(strides, that.strides);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) + 31 * (Arrays.hashCode(shape) + 31 * Arrays.hashCode(strides));
    }

    @Override
    public String toString() {
        return "of shape " + Arrays.toString(shape) + " and strides " + Arrays.toString(strides);
    }
}
