package dev.stowaway.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private final List<ByteBuffer> buffers;
    private final @Nullable Object segment;

    private Mapping(List<ByteBuffer> buffers, @Nullable Object segment) {
        this.buffers = buffers;
        this.segment = segment;
    }

    static Mapping of(FileChannel channel, long offset, long bytes) throws IOException {
        List<ByteBuffer> buffers = new ArrayList<>();
        long start = 0;
        do {
            long length = Math.min(bytes - start, Integer.MAX_VALUE);
            buffers.add(channel.map(MapMode.READ_WRITE, offset + start, length));
            start += STEP;
        } while (bytes > Integer.MAX_VALUE && start < bytes);
        return new Mapping(List.copyOf(buffers), Segments.map(channel, offset, bytes));
    }

    /**
     * A part of it, in the byte order of the machine.
     *
     * @throws IllegalArgumentException if that is more than a buffer of a large block has
     */
    ByteBuffer buffer(long offset, int bytes) {
        if (buffers.size() > 1 && bytes > STEP) {
            throw new IllegalArgumentException("a part of a block that is larger than a buffer can be has " + STEP
                    + " bytes at most, and not " + bytes);
        }
        int index = buffers.size() > 1 ? (int) (offset / STEP) : 0;
        int start = (int) (offset - (long) index * STEP);
        return buffers.get(index).slice(start, bytes).order(ByteOrder.nativeOrder());
    }

    /** All of it as a memory segment; null before JDK 22. */
    @Nullable
    Object segment() {
        return segment;
    }
}
