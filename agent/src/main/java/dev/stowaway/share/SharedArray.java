package dev.stowaway.share;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.block.ElementType;
import dev.stowaway.block.Layout;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array of numbers with up to 64 axes, in memory that processes share. Slices, single rows and the like are views: arrays
 * of the same elements, not copies. Where an array is serialized, a handle is written, with which the receiver has the same view
 * of the same memory.
 *
 * <p>The memory is a {@link SharedMemory}, that is to say a file as NumPy writes it, which tells the type of the elements and the
 * shape: {@code numpy.load(file, mmap_mode="r+")} is the same array, also where NumPy has made it, in the order of C or of
 * Fortran. Elements are in the byte order of the machine.
 *
 * <p>Thread-safe as an array of the JDK is: plain accesses and operations on the whole are not ordered among threads, nor among
 * processes, unless something else orders them; each element is written as a whole. What is closed can still be read and
 * written by who has it, as a buffer can, but it is no reason any more for the memory to stay.
 *
 * @param <A> the array itself
 */
public abstract sealed class SharedArray<A extends SharedArray<A>> implements AutoCloseable, Serializable
        permits SharedByteArray, SharedIntArray, SharedLongArray, SharedFloatArray, SharedDoubleArray {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient SharedMemory memory;
    private final transient ElementType type;
    private final transient Layout layout;

    SharedArray(SharedMemory memory, ElementType type, Layout layout) {
        this.memory = memory;
        this.type = type;
        this.layout = layout;
    }

    /**
     * What the block is as an array of such elements.
     *
     * @throws InvalidBlockException if it is none; then the memory is closed
     */
    static Layout layout(SharedMemory memory, ElementType type) throws IOException {
        String descriptor = memory.block().descriptor();
        String problem = null;
        if (!type.is(descriptor)) {
            problem = memory.file() + " is an array of " + descriptor + ", and not of " + type.descriptor() + ": "
                    + remedy(descriptor);
        } else if (memory.block().isMisaligned()) {
            problem = memory.file() + " has elements that begin at no multiple of 8: have NumPy save it again";
        }
        if (problem != null) {
            memory.close();
            throw new InvalidBlockException(problem);
        }
        return memory.block().layout();
    }

    private static String remedy(String descriptor) {
        for (ElementType type : ElementType.values()) {
            if (type.is(descriptor)) {
                return "use " + className(type);
            }
            if (type.isForeign(descriptor)) {
                return "its byte order is not that of this machine; have NumPy save it with astype('"
                        + type.descriptor() + "'), and use " + className(type);
            }
        }
        return "there is no class for these, SharedMemory has their bytes";
    }

    private static String className(ElementType type) {
        return switch (type) {
            case BYTE -> "SharedByteArray";
            case INT -> "SharedIntArray";
            case LONG -> "SharedLongArray";
            case FLOAT -> "SharedFloatArray";
            case DOUBLE -> "SharedDoubleArray";
        };
    }

    /** Another view of the same elements. */
    abstract A view(Layout view);

    final Layout layout() {
        return layout;
    }

    /** What is from {@code from} on, and before {@code to}, along that axis. */
    public final A slice(int axis, long from, long to) {
        return slice(axis, from, to, 1);
    }

    /**
     * Every {@code step}th of these.
     *
     * @param step 1 and more
     */
    public final A slice(int axis, long from, long to, long step) {
        return view(layout.slice(axis, from, to, step));
    }

    /** What is at that index of that axis: one axis less. {@code matrix.at(0, 3)} is its fourth row. */
    public final A at(int axis, long index) {
        return view(layout.at(axis, index));
    }

    /** The axes the other way round. */
    public final A transpose() {
        return view(layout.transpose());
    }

    /**
     * The same elements in the same order, along other axes.
     *
     * @throws IllegalArgumentException if that is another number of elements
     * @throws IllegalStateException if they do not follow each other in memory
     */
    public final A reshape(long... shape) {
        return view(layout.reshape(shape));
    }

    /** How many axes it has. */
    public final int rank() {
        return layout.rank();
    }

    /** How many elements there are along each axis. */
    public final long[] shape() {
        return layout.shape();
    }

    /** How far apart neighbours are along each axis, in elements. */
    public final long[] strides() {
        return layout.strides();
    }

    /** How many elements it has. */
    public final long size() {
        return layout.size();
    }

    /** Whether its elements follow each other in memory, in the order of their indices. */
    public final boolean isContiguous() {
        return layout.isContiguous();
    }

    final void checkLength(int length) {
        if (length != layout.size()) {
            throw new IllegalArgumentException(
                    "an array of " + length + " elements, where " + layout.size() + " are to be copied");
        }
    }

    final ByteBuffer bytes() {
        if (!layout.isContiguous()) {
            throw new IllegalStateException(
                    "the elements of " + this + " do not follow each other: copy them, or take buffers of parts");
        }
        long bytes = layout.size() * type.bytes();
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "a buffer has 2147483647 bytes at most, and this array " + bytes + ": take buffers of parts");
        }
        long offset = bytes == 0 ? 0 : layout.offset() * type.bytes(); // an empty view may begin behind the end
        return memory.buffer(offset, (int) bytes);
    }

    /** Where it is; of all views the same. What removes the array is {@code memory().unlink()}. */
    public final SharedMemory memory() {
        return memory;
    }

    /** Lets go of the memory, also for all views. */
    @Override
    public final void close() throws IOException {
        memory.close();
    }

    /** Whether that is the same view of the same memory; what is in it does not matter. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof SharedArray<?> that
                && type == that.type
                && memory.equals(that.memory)
                && layout.equals(that.layout);
    }

    @Override
    public final int hashCode() {
        return memory.hashCode() + 31 * layout.hashCode();
    }

    @Override
    public final String toString() {
        return className(type) + "[" + memory.file() + ", shape " + Arrays.toString(layout.shape()) + ", strides "
                + Arrays.toString(layout.strides()) + "]";
    }

    @Serial
    final Object writeReplace() {
        return new Handle(memory, type.name(), layout.offset(), layout.shape(), layout.strides());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an array is serialized as a handle");
    }

    /** What is written of an array. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    private record Handle(SharedMemory memory, String type, long offset, long[] shape, long[] strides)
            implements Serializable {
        Handle {
            Objects.requireNonNull(memory, "memory");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(strides, "strides");
        }

        @Serial
        private Object readResolve() throws ObjectStreamException {
            try {
                ElementType elements = ElementType.valueOf(type);
                SharedArray.layout(memory, elements);
                Layout view = Layout.of(offset, shape, strides, memory.bytes() / elements.bytes());
                return switch (elements) {
                    case BYTE -> new SharedByteArray(memory, view);
                    case INT -> new SharedIntArray(memory, view);
                    case LONG -> new SharedLongArray(memory, view);
                    case FLOAT -> new SharedFloatArray(memory, view);
                    case DOUBLE -> new SharedDoubleArray(memory, view);
                };
            } catch (IllegalArgumentException | IOException e) {
                memory.release();
                InvalidObjectException invalid = new InvalidObjectException("no array: " + e.getMessage());
                invalid.initCause(e);
                throw invalid;
            }
        }
    }
}
