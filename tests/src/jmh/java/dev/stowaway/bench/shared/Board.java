package dev.stowaway.bench.shared;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory that processes have in common, through a file: what the lock is about. But for {@link #isOpen}, only the holder of
 * the lock reads and writes it, and a snapshot is as good as the moment.
 */
final class Board {
    private static final int BYTES = 4096;
    private static final int OPEN = 0;
    private static final int GRANTS = 64;
    private static final int HANDOVERS = 72;
    private static final int LAST = 80;
    private static final int ORDER = 128;

    private final MappedByteBuffer memory;

    Board(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        }
    }

    /** Whether there is something to be done. */
    boolean isOpen() {
        return memory.getInt(OPEN) != 0;
    }

    void open(boolean isOpen) {
        memory.putInt(OPEN, isOpen ? 1 : 0);
    }

    /** Writes down that the process has been granted the lock. */
    void granted(int process) {
        memory.putLong(GRANTS, grants() + 1);
        if (memory.getInt(LAST) != process) {
            memory.putInt(LAST, process);
            memory.putLong(HANDOVERS, handovers() + 1);
        }
    }

    long grants() {
        return memory.getLong(GRANTS);
    }

    /** How often it was another process than before. */
    long handovers() {
        return memory.getLong(HANDOVERS);
    }

    /** Writes down that the process is the next in line. */
    void queued(int process) {
        int length = memory.getInt(ORDER);
        memory.putInt(ORDER, length + 1);
        memory.putInt(ORDER + Integer.BYTES * (length + 1), process);
    }

    /** The processes in the order in which they came. */
    int[] order() {
        int[] order = new int[memory.getInt(ORDER)];
        for (int i = 0; i < order.length; i++) {
            order[i] = memory.getInt(ORDER + Integer.BYTES * (i + 1));
        }
        return order;
    }

    void clearOrder() {
        memory.putInt(ORDER, 0);
    }
}
