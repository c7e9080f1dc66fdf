package dev.stowaway.share;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.block.Attachments;
import dev.stowaway.block.Block;
import dev.stowaway.block.BlockLock;
import dev.stowaway.block.ElementType;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block of memory that processes of one machine have in common: what one writes, the others see. Where it is serialized, a
 * handle is written, with which the receiver attaches the very block.
 *
 * <p>A block is a file in {@code /dev/shm}, where there is one, else in the folder for temporary files, or wherever the caller
 * wants it. It begins as a file of NumPy's does: {@code numpy.load(file, mmap_mode="r+")} is the same memory, and arrays that
 * {@code numpy.save} or {@code numpy.lib.format.open_memmap} wrote can be attached here.
 *
 * <p>It stays until it is {@link #unlink unlinked}. But if the process that made it ends, or lets this object go as garbage,
 * without closing what {@code create} returned, and no other one has it, whoever makes or attaches the next block in that folder
 * removes it; never one that any process has. It has the block for as long as this object can be reached and is not closed: keep
 * it for as long as you use its buffers. A buffer alone does not count, nor does a program in Python that has mapped the file. The
 * memory itself is free at the first garbage collection after that, if no buffer, segment or array of it is left. Who has a block
 * is written beside it, in {@code .NAME.attached}: such files are to be left alone.
 *
 * <p>Thread-safe, and not interruptible; what is in the memory is as safe as its users agree on. What can't be guarded against: a
 * program that shortens the file while it is mapped, or a file with holes, such as {@code open_memmap} makes with mode
 * {@code "w+"}, on a file system that gets full. Then an access ends in an {@code InternalError} or ends the process.
 */
public final class SharedMemory implements AutoCloseable, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Block block;
    private final transient MemoryHold hold;
    private final transient @Nullable SharedMemoryLock lock;

    private SharedMemory(Block block, boolean isMakers) {
        this.block = block;
        this.hold = new MemoryHold(block, this, isMakers);
        BlockLock inBlock = block.lock();
        this.lock = inBlock == null ? null : new SharedMemoryLock(this, inBlock);
    }

    /**
     * Makes a block, full of zeros.
     *
     * @param name letters, digits, and {@code . _ -} after the first; {@code (String) null} for one that nobody has
     * @param bytes 0 and more, also beyond 2 GiB
     * @throws FileAlreadyExistsException if there is a block, or another file, of that name
     * @throws IOException if there is no room, or no access
     */
    public static SharedMemory create(@Nullable String name, long bytes) throws IOException {
        return create(BlockPath.of(name), bytes);
    }

    /**
     * The same in a folder of the caller's choice.
     *
     * @param file a new one; its name has up to 245 bytes, and is nothing like {@code .NAME.attached}
     */
    public static SharedMemory create(Path file, long bytes) throws IOException {
        if (bytes < 0) {
            throw new IllegalArgumentException("a block of " + bytes + " bytes");
        }
        return new SharedMemory(Attachments.own().create(BlockPath.ofNew(file), bytes), true);
    }

    /** One that is an array, of so many elements along each axis. */
    static SharedMemory create(@Nullable String name, ElementType type, long... shape) throws IOException {
        return create(BlockPath.of(name), type, shape);
    }

    static SharedMemory create(Path file, ElementType type, long... shape) throws IOException {
        return new SharedMemory(Attachments.own().create(BlockPath.ofNew(file), type, shape), true);
    }

    /**
     * Attaches a block.
     *
     * @throws NoSuchFileException if there is none of that name
     * @throws InvalidBlockException if that file is no block, not complete, or of another version of Stowaway
     * @throws AccessDeniedException if this process may not read and write it
     */
    public static SharedMemory attach(String name) throws IOException {
        return attach(BlockPath.of(Objects.requireNonNull(name, "the name of a block")));
    }

    /** The same in a folder of the caller's choice; also of a file that NumPy has written. */
    public static SharedMemory attach(Path file) throws IOException {
        try {
            return new SharedMemory(Attachments.own().attach(BlockPath.ofExisting(file)), false);
        } catch (NoSuchFileException e) { // It may have been there, and dead: then it was removed just now.
            throw new NoSuchFileException(
                    e.getFile(),
                    null,
                    "there is no such block: it was not made yet, was unlinked, or went with the process that made it");
        }
    }

    /** Its name, with which others in the same folder {@link #attach(String) attach} it. */
    public String name() {
        return String.valueOf(block.file().getFileName());
    }

    /** The file that it is; absolute, and not by way of a link. */
    public Path file() {
        return block.file();
    }

    Block block() {
        return block;
    }

    /** How many bytes it has. */
    public long bytes() {
        return block.bytes();
    }

    /**
     * All of it, in the byte order of the machine.
     *
     * @throws IllegalStateException if it is closed, or has more bytes than a buffer can have
     */
    public ByteBuffer buffer() {
        if (bytes() > Integer.MAX_VALUE) {
            throw new IllegalStateException("a buffer has 2147483647 bytes at most, and this block " + bytes()
                    + ": take a part of it, buffer(offset, bytes), or from JDK 22 on all of it as a segment");
        }
        return buffer(0, (int) bytes());
    }

    /**
     * A part of it, in the byte order of the machine. The memory stays for as long as the buffer is used, also beyond
     * {@link #close} and {@link #unlink}.
     *
     * @param offset of its first byte
     * @param bytes how many, of a block that is larger than a buffer can be 1073741824 at most
     * @throws IllegalStateException if the block is closed
     * @throws IndexOutOfBoundsException if it does not have these bytes
     */
    public ByteBuffer buffer(long offset, int bytes) {
        if (offset < 0 || bytes < 0 || offset > bytes() - bytes) {
            throw new IndexOutOfBoundsException(
                    bytes + " bytes from " + offset + " on, of a block that has " + bytes());
        }
        checkOpen();
        try {
            return block.buffer(offset, bytes);
        } finally {
            Reference.reachabilityFence(this); // of attach(name).buffer() nobody else has it, and it would be let go of
        }
    }

    /**
     * All of it as a {@code java.lang.foreign.MemorySegment}, also beyond 2 GiB, with the same lifetime as a buffer:
     * {@code memory.segment(MemorySegment.class)}.
     *
     * @throws UnsupportedOperationException before JDK 22
     * @throws IllegalStateException if the block is closed
     * @throws IllegalArgumentException if a segment is none of that class
     */
    public <T> T segment(Class<T> memorySegment) {
        Objects.requireNonNull(memorySegment, "which class: give MemorySegment.class");
        checkOpen();
        Object segment;
        try {
            segment = block.segment();
        } finally {
            Reference.reachabilityFence(this);
        }
        if (segment == null) {
            throw new UnsupportedOperationException("memory segments come with JDK 22, this is "
                    + Runtime.version().feature() + ": use a buffer");
        }
        if (!memorySegment.isInstance(segment)) {
            throw new IllegalArgumentException(memorySegment.getName() + ": give MemorySegment.class");
        }
        return memorySegment.cast(segment);
    }

    /**
     * The lock that lives in the block: one for all processes that have it. The same object each time.
     *
     * @throws UnsupportedOperationException if another program made the block, or copied, moved, changed or cut off its file
     */
    public SharedMemoryLock lock() {
        if (lock == null) {
            throw new UnsupportedOperationException("the block " + block.file()
                    + " has no lock, since it is a file that another program made, copied, moved, changed or cut off: make the"
                    + " block with SharedMemory.create, and have the other program write into it");
        }
        return lock;
    }

    void checkOpen() {
        if (hold.isReleased()) {
            throw new IllegalStateException("the block " + block.file() + " is closed: attach it again");
        }
    }

    /**
     * Removes its name: nobody can attach it any more, its handle arrives only where it is had, and it is gone when the last process
     * that has it lets go of it. If Stowaway made it, also after {@link #close}; and never another block that has the name by now.
     */
    public void unlink() throws IOException {
        Attachments.own().unlink(block);
    }

    /** Lets go of it. A block that is made here stays then, for others, and for later. */
    @Override
    public void close() throws IOException {
        hold.close();
    }

    /** The same where there is nothing to be done about a failure. */
    void release() {
        hold.release();
    }

    /** Whether that is the same block; each lets go of it for itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedMemory that && block == that.block;
    }

    @Override
    public int hashCode() {
        return block.hashCode();
    }

    @Override
    public String toString() {
        return "SharedMemory[" + block.file() + ", " + bytes() + " bytes" + (hold.isReleased() ? ", closed]" : "]");
    }

    @Serial
    private Object writeReplace() {
        UUID id = block.id();
        return new Handle(block.file().toString(), id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a block is serialized as a handle");
    }

    /** What is written of a block. */
    private record Handle(String file, long idHigh, long idLow) implements Serializable {
        @Serial
        private Object readResolve() throws ObjectStreamException {
            UUID id = new UUID(idHigh, idLow);
            Block known = Attachments.own().attached(Path.of(file), id);
            if (known != null) {
                return new SharedMemory(known, false);
            }
            SharedMemory memory;
            try {
                memory = attach(Path.of(file));
            } catch (NoSuchFileException e) {
                throw invalid(
                        "the block of shared memory " + file
                                + " is gone: it was unlinked, or the process that made it has"
                                + " ended before anybody else had it",
                        e);
            } catch (IOException e) {
                throw invalid("the block of shared memory " + file + " can't be attached: " + e, e);
            }
            if (!memory.block.id().equals(id)) {
                memory.release();
                throw invalid("the block of shared memory " + file + " is another one by now", null);
            }
            return memory;
        }

        private static InvalidObjectException invalid(String message, @Nullable Throwable cause) {
            InvalidObjectException exception = new InvalidObjectException(message);
            exception.initCause(cause);
            return exception;
        }
    }
}
