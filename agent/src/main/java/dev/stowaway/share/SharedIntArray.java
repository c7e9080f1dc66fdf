package dev.stowaway.share;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.block.ElementType;
import dev.stowaway.block.IntElements;
import dev.stowaway.block.Layout;
import java.io.IOException;
import java.io.Serial;
import java.nio.IntBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An array of ints, {@code int32} in NumPy, in memory that processes share; see {@link SharedArray}. What is atomic is so among
 * all processes that use these methods, those in Java, and is a volatile access as well.
 */
public final class SharedIntArray extends SharedArray<SharedIntArray> {
    @Serial
    private static final long serialVersionUID = 1;

    private static final ElementType TYPE = ElementType.INT;

    private final transient IntElements elements;

    SharedIntArray(SharedMemory memory, Layout layout) {
        this(memory, layout, new IntElements(memory.block()));
    }

    private SharedIntArray(SharedMemory memory, Layout layout, IntElements elements) {
        super(memory, TYPE, layout);
        this.elements = elements;
    }

    /**
     * Makes one, full of zeros, in a block of its own.
     *
     * @param name as in {@link SharedMemory#create(String, long)}
     * @param shape how many elements there are along each axis
     * @throws FileAlreadyExistsException if there is a block, or another file, of that name
     * @throws IOException if there is no room, or no access
     */
    public static SharedIntArray create(@Nullable String name, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedIntArray(SharedMemory.create(name, TYPE, shape), layout);
    }

    /** The same in a folder of the caller's choice. */
    public static SharedIntArray create(Path file, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedIntArray(SharedMemory.create(file, TYPE, shape), layout);
    }

    /**
     * Attaches one.
     *
     * @throws NoSuchFileException if there is none of that name
     * @throws InvalidBlockException if that file is no block, or one of elements of another type
     */
    public static SharedIntArray attach(String name) throws IOException {
        return attach(SharedMemory.attach(name));
    }

    /** The same in a folder of the caller's choice; also of a file that NumPy has written. */
    public static SharedIntArray attach(Path file) throws IOException {
        return attach(SharedMemory.attach(file));
    }

    private static SharedIntArray attach(SharedMemory memory) throws IOException {
        return new SharedIntArray(memory, layout(memory, TYPE));
    }

    @Override
    SharedIntArray view(Layout layout) {
        return new SharedIntArray(memory(), layout, elements);
    }

    /** As that of a {@code int[]}: not volatile. Of one with one axis. */
    public int get(long index) {
        return elements.get(layout().index(index));
    }

    public int get(long... index) {
        return elements.get(layout().index(index));
    }

    /** As that of a {@code int[]}: not volatile. Of one with one axis. */
    public void set(int value, long index) {
        elements.set(layout().index(index), value);
    }

    public void set(int value, long... index) {
        elements.set(layout().index(index), value);
    }

    public int getVolatile(long... index) {
        return elements.getVolatile(layout().index(index));
    }

    public void setVolatile(int value, long... index) {
        elements.setVolatile(layout().index(index), value);
    }

    /** Sets it atomically, and returns what it was. */
    public int getAndSet(int value, long... index) {
        return elements.getAndSet(layout().index(index), value);
    }

    /** Adds to it atomically, and returns what it was. */
    public int getAndAdd(int delta, long index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Adds to it atomically, and returns what it was. */
    public int getAndAdd(int delta, long... index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Sets it atomically if it is what was expected; false if not. */
    public boolean compareAndSet(int expected, int value, long index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    /** Sets it atomically if it is what was expected; false if not. */
    public boolean compareAndSet(int expected, int value, long... index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    public void fill(int value) {
        elements.fill(layout(), value);
    }

    /** Adds that to each element. Overflow wraps around. */
    public void add(int value) {
        elements.add(layout(), value);
    }

    /** Multiplies each element by that. Overflow wraps around. */
    public void multiply(int value) {
        elements.multiply(layout(), value);
    }

    /** Makes each element what the operator makes of it, in the order of their indices. */
    public void apply(IntUnaryOperator operator) {
        elements.apply(layout(), operator);
    }

    /** Of all elements; beyond what a {@code long} can have, it wraps around. */
    public long sum() {
        return elements.sum(layout());
    }

    /** Copies all of it, in the order of the indices, to an array of as many elements. */
    public void copyTo(int[] target) {
        checkLength(target.length);
        elements.copyTo(layout(), target);
    }

    /** Copies from an array of as many elements, in the order of the indices. */
    public void copyFrom(int[] source) {
        checkLength(source.length);
        elements.copyFrom(layout(), source);
    }

    /**
     * The same memory as a buffer, which libraries for arrays can take: {@code NdArrays.wrap(shape, DataBuffers.of(buffer))}.
     *
     * @throws IllegalStateException if the memory is closed, or the elements do not follow each other
     */
    public IntBuffer buffer() {
        return bytes().asIntBuffer();
    }
}
