package dev.stowaway.share;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.block.ByteElements;
import dev.stowaway.block.ElementType;
import dev.stowaway.block.Layout;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An array of bytes, {@code int8} in NumPy, in memory that processes share; see {@link SharedArray}. What is atomic is so among
 * all processes that use these methods, those in Java, and is a volatile access as well.
 *
 * <p>NumPy's {@code uint8} can be attached, too: {@code get(i) & 0xff}.
 */
public final class SharedByteArray extends SharedArray<SharedByteArray> {
    @Serial
    private static final long serialVersionUID = 1;

    private static final ElementType TYPE = ElementType.BYTE;

    private final transient ByteElements elements;

    SharedByteArray(SharedMemory memory, Layout layout) {
        this(memory, layout, new ByteElements(memory.block()));
    }

    private SharedByteArray(SharedMemory memory, Layout layout, ByteElements elements) {
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
    public static SharedByteArray create(@Nullable String name, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedByteArray(SharedMemory.create(name, TYPE, shape), layout);
    }

    /** The same in a folder of the caller's choice. */
    public static SharedByteArray create(Path file, long... shape) throws IOException {
        Layout layout = Layout.of(shape);
        return new SharedByteArray(SharedMemory.create(file, TYPE, shape), layout);
    }

    /**
     * Attaches one.
     *
     * @throws NoSuchFileException if there is none of that name
     * @throws InvalidBlockException if that file is no block, or one of elements of another type
     */
    public static SharedByteArray attach(String name) throws IOException {
        return attach(SharedMemory.attach(name));
    }

    /** The same in a folder of the caller's choice; also of a file that NumPy has written. */
    public static SharedByteArray attach(Path file) throws IOException {
        return attach(SharedMemory.attach(file));
    }

    private static SharedByteArray attach(SharedMemory memory) throws IOException {
        return new SharedByteArray(memory, layout(memory, TYPE));
    }

    @Override
    SharedByteArray view(Layout layout) {
        return new SharedByteArray(memory(), layout, elements);
    }

    /** As that of a {@code byte[]}: not volatile. Of one with one axis. */
    public byte get(long index) {
        return elements.get(layout().index(index));
    }

    public byte get(long... index) {
        return elements.get(layout().index(index));
    }

    /** As that of a {@code byte[]}: not volatile. Of one with one axis. */
    public void set(byte value, long index) {
        elements.set(layout().index(index), value);
    }

    public void set(byte value, long... index) {
        elements.set(layout().index(index), value);
    }

    public byte getVolatile(long... index) {
        return elements.getVolatile(layout().index(index));
    }

    public void setVolatile(byte value, long... index) {
        elements.setVolatile(layout().index(index), value);
    }

    /** Sets it atomically, and returns what it was. */
    public byte getAndSet(byte value, long... index) {
        return elements.getAndSet(layout().index(index), value);
    }

    /** Adds to it atomically, and returns what it was. */
    public byte getAndAdd(byte delta, long index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Adds to it atomically, and returns what it was. */
    public byte getAndAdd(byte delta, long... index) {
        return elements.getAndAdd(layout().index(index), delta);
    }

    /** Sets it atomically if it is what was expected; false if not. */
    public boolean compareAndSet(byte expected, byte value, long index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    /** Sets it atomically if it is what was expected; false if not. */
    public boolean compareAndSet(byte expected, byte value, long... index) {
        return elements.compareAndSet(layout().index(index), expected, value);
    }

    public void fill(byte value) {
        elements.fill(layout(), value);
    }

    /** Adds that to each element. Overflow wraps around. */
    public void add(byte value) {
        elements.add(layout(), value);
    }

    /** Multiplies each element by that. Overflow wraps around. */
    public void multiply(byte value) {
        elements.multiply(layout(), value);
    }

    /** Makes each element what the operator makes of it, in the order of their indices. */
    public void apply(IntUnaryOperator operator) {
        elements.apply(layout(), operator);
    }

    /** Of all elements. */
    public long sum() {
        return elements.sum(layout());
    }

    /** Copies all of it, in the order of the indices, to an array of as many elements. */
    public void copyTo(byte[] target) {
        checkLength(target.length);
        elements.copyTo(layout(), target);
    }

    /** Copies from an array of as many elements, in the order of the indices. */
    public void copyFrom(byte[] source) {
        checkLength(source.length);
        elements.copyFrom(layout(), source);
    }

    /**
     * The same memory as a buffer, which libraries for arrays can take: {@code NdArrays.wrap(shape, DataBuffers.of(buffer))}.
     *
     * @throws IllegalStateException if the memory is closed, or the elements do not follow each other
     */
    public ByteBuffer buffer() {
        return bytes();
    }
}
