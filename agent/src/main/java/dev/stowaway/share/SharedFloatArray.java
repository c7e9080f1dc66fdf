package dev.stowaway.share;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.block.ElementType;
import dev.stowaway.block.FloatElements;
import dev.stowaway.block.Layout;
import java.io.IOException;
import java.io.Serial;
import java.nio.FloatBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An array of floats, {@code float32} in NumPy, in memory that processes share; see {@link SharedArray}. What is atomic is so among
 * all processes that use these methods, those in Java, and is a volatile access as well.
 */
public final class SharedFloatArray extends SharedArray<SharedFloatArray> {
    @Serial
    private static final long serialVersionUID = 1;

    private static final ElementType TYPE = ElementType.FLOAT;

    private final transient FloatElements elements;

    SharedFloatArray(SharedMemory memory, Layout layout) {
        this(memory, layout, new FloatElements(memory.block()));
    }

    private SharedFloatArray(SharedMemory memory, Layout layout, FloatElements elements) {
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
    public static SharedFloatArray create(@Nullable String name, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedFloatArray(SharedMemory.create(name, TYPE, shape), layout);
    }

    /** The same in a folder of the caller's choice. */
    public static SharedFloatArray create(Path file, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedFloatArray(SharedMemory.create(file, TYPE, shape), layout);
    }

    /**
     * Attaches one.
     *
     * @throws NoSuchFileException if there is none of that name
     * @throws InvalidBlockException if that file is no block, or one of elements of another type
     */
    public static SharedFloatArray attach(String name) throws IOException {
        return attach(SharedMemory.attach(name));
    }

    /** The same in a folder of the caller's choice; also of a file that NumPy has written. */
    public static SharedFloatArray attach(Path file) throws IOException {
        return attach(SharedMemory.attach(file));
    }

    private static SharedFloatArray attach(SharedMemory memory) throws IOException {
        return new SharedFloatArray(memory, layout(memory, TYPE));
    }

    @Override
    SharedFloatArray view(Layout layout) {
        return new SharedFloatArray(memory(), layout, elements);
    }

    /** As that of a {@code float[]}: not volatile. Of one with one axis. */
    public float get(long index) {
        return elements.get(layout().index(index));
    }

    public float get(long... index) {
        return elements.get(layout().index(index));
    }

    /** As that of a {@code float[]}: not volatile. Of one with one axis. */
    public void set(float value, long index) {
        elements.set(layout().index(index), value);
    }

    public void set(float value, long... index) {
        elements.set(layout().index(index), value);
    }

    public float getVolatile(long... index) {
        return elements.getVolatile(layout().index(index));
    }

    public void setVolatile(float value, long... index) {
        elements.setVolatile(layout().index(index), value);
    }

    /** Sets it atomically, and returns what it was. */
    public float getAndSet(float value, long... index) {
        return elements.getAndSet(layout().index(index), value);
    }

    /** Adds to it atomically, and returns what it was. */
    public float getAndAdd(float delta, long index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Adds to it atomically, and returns what it was. */
    public float getAndAdd(float delta, long... index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Sets it atomically if it is what was expected; false if not. By their bits: NaN is equal to itself, and -0.0 is not 0.0. */
    public boolean compareAndSet(float expected, float value, long index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    /** Sets it atomically if it is what was expected; false if not. By their bits: NaN is equal to itself, and -0.0 is not 0.0. */
    public boolean compareAndSet(float expected, float value, long... index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    public void fill(float value) {
        elements.fill(layout(), value);
    }

    /** Adds that to each element. */
    public void add(float value) {
        elements.add(layout(), value);
    }

    /** Multiplies each element by that. */
    public void multiply(float value) {
        elements.multiply(layout(), value);
    }

    /** Makes each element what the operator makes of it, in the order of their indices. */
    public void apply(DoubleUnaryOperator operator) {
        elements.apply(layout(), operator);
    }

    /** Of all elements, each added as a {@code double}, in the order in which they are in memory. */
    public double sum() {
        return elements.sum(layout());
    }

    /** Copies all of it, in the order of the indices, to an array of as many elements. */
    public void copyTo(float[] target) {
        checkLength(target.length);
        elements.copyTo(layout(), target);
    }

    /** Copies from an array of as many elements, in the order of the indices. */
    public void copyFrom(float[] source) {
        checkLength(source.length);
        elements.copyFrom(layout(), source);
    }

    /**
     * The same memory as a buffer, which libraries for arrays can take: {@code NdArrays.wrap(shape, DataBuffers.of(buffer))}.
     *
     * @throws IllegalStateException if the memory is closed, or the elements do not follow each other
     */
    public FloatBuffer buffer() {
        return bytes().asFloatBuffer();
    }
}
