package dev.stowaway.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a block, mapped once and as a whole. A mapping needs no open file, which the next interrupt would close, and
 * is given back when neither this nor a buffer can be reached any more.
 */
final class Mapping {
    /**
     * So far apart do the buffers begin that a large block takes. Each is as long as a buffer can be, which is twice as much,
     * so that what is no longer than this lies within one of them.
     */
    static final int STEP = 1 << 30;

    /** An atomic change of a byte is one of the word that it is in, of which the last one has to be mapped, too. */
    private static final int WORD = Integer.BYTES;

    private final List<MappedByteBuffer> buffers;

    /** Whether no buffer has all of it. */
    private final boolean isLarge;

    private final @Nullable Object segment;

    /** Of the byte before: also with no elements, the file has to be mapped, or another one could get its number. */
    @SuppressWarnings("UnusedVariable")
    private final MappedByteBuffer before;

    private Mapping(
            MappedByteBuffer before, List<MappedByteBuffer> buffers, boolean isLarge, @Nullable Object segment) {
        this.before = before;
        this.buffers = buffers;
        this.isLarge = isLarge;
        this.segment = segment;
    }

    static Mapping of(FileChannel channel, long offset, long bytes) throws IOException {
        List<MappedByteBuffer> buffers = new ArrayList<>();
        long words = (bytes + WORD - 1) / WORD * WORD;
        long mapped = channel.size() - offset < words ? bytes : words; // or the file would grow
        long start = 0;
        do {
            long length = Math.min(mapped - start, Integer.MAX_VALUE);
            buffers.add(channel.map(MapMode.READ_WRITE, offset + start, length));
            start += STEP;
        } while (mapped > Integer.MAX_VALUE && start < bytes);
        MappedByteBuffer before = channel.map(MapMode.READ_WRITE, offset - 1, 1);
        Object segment = Segments.map(channel, offset, bytes);
        return new Mapping(before, List.copyOf(buffers), bytes > Integer.MAX_VALUE, segment);
    }

    /**
     * A part of it, in the byte order of the machine.
     *
     * @throws IllegalArgumentException if that is more than a buffer of a large block has
     */
    ByteBuffer buffer(long offset, int bytes) {
        if (isLarge && bytes > STEP) {
            throw new IllegalArgumentException("a part of a block that is larger than a buffer can be has " + STEP
                    + " bytes at most, and not " + bytes);
        }
        int index = isLarge ? (int) Math.min(offset / STEP, buffers.size() - 1) : 0;
        int start = (int) (offset - (long) index * STEP);
        return buffers.get(index).slice(start, bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * All of it, in the byte order of the machine, as buffers of which each begins {@link #STEP} bytes after the one before,
     * and has as much once more if there is so much. The last one may have some bytes that are no elements.
     */
    MappedByteBuffer[] windows(long bytes) {
        MappedByteBuffer[] windows = new MappedByteBuffer[(int) Math.max(1, (bytes + STEP - 1) / STEP)];
        for (int i = 0; i < windows.length; i++) {
            MappedByteBuffer buffer = buffers.get(buffers.size() > 1 ? i : 0);
            int start = buffers.size() > 1 ? 0 : i * STEP;
            windows[i] = buffer.slice(start, buffer.limit() - start);
            windows[i].order(ByteOrder.nativeOrder());
        }
        return windows;
    }

    /** All of it as a memory segment; null before JDK 22. */
    @Nullable
    Object segment() {
        return segment;
    }
}
