package dev.stowaway.block;

/**
 * The elements of a {@link Layout} as runs of equal distance, the longest that there are: axes that continue each other count as
 * one. A loop over a run has a single index, of type {@code int}, which is what the compiler turns into vector instructions.
 */
final class Runs {
    /** What lies between the first and the last element of a run is within one window of the {@link Mapping}. */
    private static final long SPAN = Mapping.STEP / Long.BYTES;

    /** The axes that are left; the last one is the run. */
    private final long[] shape;

    private final long[] strides;
    private final long[] indices;
    private final int last;

    private final long length;
    private final long stride;
    private final long longest;
    private long row;
    private long done;

    private long start;
    private int count;

    Runs(long offset, long[] allShape, long[] allStrides) {
        shape = new long[allShape.length + 1];
        strides = new long[allShape.length + 1];
        indices = new long[allShape.length + 1];
        shape[0] = 1;
        strides[0] = 1;
        int axes = 0;
        boolean isEmpty = false;
        for (int axis = 0; axis < allShape.length; axis++) {
            long each = allShape[axis];
            isEmpty |= each == 0;
            if (axes > 0 && strides[axes - 1] == allStrides[axis] * each) {
                shape[axes - 1] *= each;
                strides[axes - 1] = allStrides[axis];
            } else if (each != 1) {
                shape[axes] = each;
                strides[axes] = allStrides[axis];
                axes++;
            }
        }
        last = isEmpty ? 0 : Math.max(0, axes - 1);
        length = isEmpty ? 0 : shape[last];
        stride = strides[last];
        longest = Math.max(1, SPAN / Math.max(1, stride));
        row = offset;
    }

    /** Goes on to the next run, or the next part of it, of so many elements at most; false if there is none. */
    boolean next(int most) {
        if (done == length && !nextRow()) {
            return false;
        }
        start = row + done * stride;
        count = (int) Math.min(length - done, Math.min(most, longest));
        done += count;
        return true;
    }

    private boolean nextRow() {
        for (int axis = last - 1; axis >= 0; axis--) {
            indices[axis]++;
            row += strides[axis];
            if (indices[axis] < shape[axis]) {
                done = 0;
                return true;
            }
            indices[axis] = 0;
            row -= strides[axis] * shape[axis];
        }
        return false;
    }

    /** Where the first element is in the block. */
    long start() {
        return start;
    }

    int count() {
        return count;
    }

    /** From one to the next, of all runs alike; too large for an {@code int} only where a run has but one element. */
    int stride() {
        return (int) stride;
    }

    /** Whether the elements of a run follow each other. */
    boolean isDense() {
        return stride == 1;
    }
}
