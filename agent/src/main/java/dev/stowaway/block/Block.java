package dev.stowaway.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A block as this process has it attached, once for all who use it here. */
public final class Block {
    private final Path file;
    private final UUID id;
    private final NpyHeader header;
    private final @Nullable Presence presence;
    private final @Nullable BlockLock lock;

    /** Null once nobody uses it here any more: then the memory goes as soon as no buffer is left. */
    private volatile @Nullable Mapping mapping;

    /** Guarded by the table of {@link Attachments}. */
    int users;

    /** @param presence null if another program made the block */
    Block(Path file, BlockFile content, @Nullable Presence presence) {
        this.file = file;
        this.id = content.id();
        this.header = content.header();
        this.mapping = content.mapping();
        this.presence = presence;
        ByteBuffer lockMemory = content.lock();
        this.lock = lockMemory == null || presence == null ? null : new BlockLock(lockMemory, presence);
    }

    /** Absolute. */
    public Path file() {
        return file;
    }

    /** Of this very block, whatever its name; zeros if another program made it. */
    public UUID id() {
        return id;
    }

    /** How many bytes of elements it has. */
    public long bytes() {
        return header.dataBytes();
    }

    /** The type of its elements as NumPy writes it: {@code <i4}. */
    public String descriptor() {
        return header.descriptor();
    }

    /** Whether its elements do not begin where they can be changed atomically. No NumPy does that. */
    public boolean isMisaligned() {
        return header.dataOffset() % Long.BYTES != 0;
    }

    /** All of its elements, as the array that they are. */
    public Layout layout() {
        long[] shape = new long[header.shape().size()];
        for (int axis = 0; axis < shape.length; axis++) {
            int from = header.isFortran() ? shape.length - 1 - axis : axis;
            shape[axis] = header.shape().get(from);
        }
        Layout layout = Layout.of(shape);
        return header.isFortran() ? layout.transpose() : layout;
    }

    /**
     * A part of the elements, in the byte order of the machine. It stays mapped for as long as anybody has it.
     *
     * @throws IllegalStateException if nobody uses the block here any more
     * @throws IllegalArgumentException if that is more than a buffer of a large block has
     */
    public ByteBuffer buffer(long offset, int length) {
        return mapping().buffer(offset, length);
    }

    /** All of the elements as a memory segment; null before JDK 22. */
    public @Nullable Object segment() {
        return mapping().segment();
    }

    /** The lock that is in it; null if another program made it, copied or moved the file: then nobody knows who has it. */
    public @Nullable BlockLock lock() {
        return lock;
    }

    Mapping mapping() {
        Mapping known = mapping;
        if (known == null) {
            throw new IllegalStateException("the block " + file + " is closed: attach it again");
        }
        return known;
    }

    /** Whether the block that is at that place now is this one; that is not known of one that another program made. */
    boolean isInPlace() throws ClosedByInterruptException {
        try {
            return !id.equals(BlockFile.UNKNOWN) && id.equals(BlockFile.idOf(file));
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Nobody can attach it any more; who has it keeps it.
     *
     * @param present in it; null if nobody is, as in one that another program made
     */
    void unlink(@Nullable Presence present) throws IOException {
        if (present == null) {
            Files.deleteIfExists(file);
        } else {
            present.remove(file, id);
        }
    }

    /** Null if another program made it, or the process has it no more. */
    @Nullable
    Presence presence() {
        return isLeft() ? null : presence;
    }

    boolean isPresentIn(Object presenceKey) {
        return presence != null && presence.isIn(presenceKey);
    }

    /** It is to stay, also when nobody has it. */
    void stay() throws IOException {
        if (presence != null) {
            presence.stay();
        }
    }

    /** Whether the process has it no more. */
    boolean isLeft() {
        return mapping == null;
    }

    /** The process has it no more. */
    void leave() throws IOException {
        mapping = null;
        if (lock != null) {
            lock.left();
        }
        if (presence != null) {
            presence.leave();
        }
    }
}
