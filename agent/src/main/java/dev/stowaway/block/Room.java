package dev.stowaway.block;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The room that there is for a new block. It is looked for before the block is made: who fills a file system until there is no room
 * has taken it from all others meanwhile, and that of {@code /dev/shm} is half of the machine's memory.
 *
 * @param bytes of the block's elements
 * @param needed in all
 * @param free as the file system says; 0 also if it says nothing
 */
record Room(File folder, long bytes, long needed, long free) {
    /** As long as the JDK waits for the memory of buffers that nobody has any more. */
    private static final long PATIENCE_NS = 500_000_000;

    private static final long PAUSE_NS = 5_000_000;

    /** @throws IOException if there is too little, and no such file that would be in the way in any case */
    static Room find(Path folder, Path file, NpyHeader header) throws IOException {
        File disk = folder.toFile();
        Room room = new Room(disk, header.dataBytes(), BlockFile.bytes(header), free(disk));
        if (room.isTooLittle() && room.needed <= disk.getTotalSpace() && Presence.key(file) == null) {
            room = room.afterCollection();
        }
        if (room.isTooLittle() && room.free > 0 && Presence.key(file) == null) {
            throw room.tooLittle(null);
        }
        return room;
    }

    /** Some of it may be for the user root alone: the larger one, since too little is found out in any case. */
    private static long free(File disk) {
        return Math.max(disk.getUsableSpace(), disk.getFreeSpace());
    }

    private boolean isTooLittle() {
        return free < needed;
    }

    /** Blocks that were closed and unlinked have their memory until then. */
    private Room afterCollection() throws ClosedByInterruptException {
        System.gc();
        long start = System.nanoTime();
        long now = free(folder);
        while (now < needed && System.nanoTime() - start < PATIENCE_NS) {
            LockSupport.parkNanos(this, PAUSE_NS);
            if (Thread.currentThread().isInterrupted()) {
                throw new ClosedByInterruptException(); // as all that is done here would: see Uninterrupted
            }
            now = free(folder);
        }
        return new Room(folder, bytes, needed, now);
    }

    /**
     * What to say if there is not enough of it.
     *
     * @param cause why it can't be written; null if it was not attempted
     */
    IOException tooLittle(@Nullable IOException cause) {
        return new IOException(
                "a block of " + bytes + " bytes can't be made in " + folder
                        + (cause == null ? ", where " + free + " bytes are free" : ": " + cause),
                cause);
    }
}
