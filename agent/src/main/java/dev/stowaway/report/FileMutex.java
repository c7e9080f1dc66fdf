package dev.stowaway.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Excludes other JVMs by a file beside what is guarded, which is there only for as long as it is held. The system releases
 * it when the JVM dies.
 *
 * <p>Whoever has locked a file writes a mark to it, and reads the file of that name: the holder before may have deleted
 * the one that was locked, and a third JVM may hold its successor.
 */
final class FileMutex implements Closeable {
    private static final long PATIENCE_MS = 1_000;
    private static final long PAUSE_MS = 10;

    /** Behind all content: where locks are mandatory, the content can still be read. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path path;
    private @Nullable FileChannel held;

    FileMutex(Path path) {
        this.path = path;
    }

    /** @throws IOException if another JVM does not let go of it */
    void acquire() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!tryAcquire()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("another JVM holds " + path);
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another JVM holds " + path, e);
            }
        }
    }

    private boolean tryAcquire() throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) != null && isOfThatName(channel)) {
                held = channel;
            }
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        return held != null;
    }

    private boolean isOfThatName(FileChannel channel) throws IOException {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(mark), 0);
        try {
            return Arrays.equals(mark, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = held;
        if (channel != null) {
            Files.deleteIfExists(path);
            channel.close();
        }
    }
}
