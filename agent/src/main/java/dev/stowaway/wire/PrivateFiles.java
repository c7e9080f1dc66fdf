package dev.stowaway.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** New files that the user alone may see, where the system has such permissions. */
public final class PrivateFiles {
    private static final int FILLING_BYTES = 1 << 20;
    private static final FileAttribute<?>[] NONE = {};

    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private PrivateFiles() {}

    /** Creates it, and opens it for reading and writing. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, NEW, attributes(file));
    }

    /** What makes a new file private. */
    public static FileAttribute<?>[] attributes(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return NONE;
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /**
     * Fills it with zeros. Each byte is written, so that a file system without room says so here, and not with a signal that
     * ends the process when the byte is used.
     */
    public static void fill(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(bytes, FILLING_BYTES));
        for (long at = 0; at < bytes; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(bytes - at, zeros.capacity()));
            write(channel, zeros, at);
        }
    }

    /** Writes all of it. */
    public static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
