package dev.stowaway.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Excludes other JVMs by a file beside what is guarded, which is there only for as long as it is held: for milliseconds.
 * One that was left by a JVM that died is known by its age.
 *
 * <p>No lock of the system, which would have to be put on a file that stays: whoever waits for the lock of a file that is
 * then deleted gets it, beside the holder of the next file of that name.
 */
final class FileMutex {
    private static final long PATIENCE_MS = 1_000;
    private static final long PAUSE_MS = 10;
    private static final long LEFT_BEHIND_MS = 10_000;

    private final Path path;

    private FileMutex(Path path) {
        this.path = path;
    }

    /** @throws IOException if another JVM does not let go of it */
    static FileMutex acquire(Path path) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!isCreated(path)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("another JVM holds " + path + "; if none is at it, delete that file and "
                        + removal(path).getFileName());
            }
            try {
                Thread.sleep(PAUSE_MS); // Nobody tells when a file goes, but for a watch that takes a thread.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another JVM holds " + path, e);
            }
        }
        return new FileMutex(path);
    }

    private static boolean isCreated(Path path) throws IOException {
        try {
            Files.createFile(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (ageMs(path) > LEFT_BEHIND_MS) {
                removeLeftBehind(path);
            }
            return false;
        }
    }

    /** One JVM alone does it, and looks again: another one may have done it meanwhile, and the file be held anew. */
    static void removeLeftBehind(Path path) throws IOException {
        Path right = removal(path);
        try {
            Files.createFile(right);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        try {
            if (ageMs(path) > LEFT_BEHIND_MS) {
                Files.deleteIfExists(path);
            }
        } finally {
            Files.delete(right);
        }
    }

    private static Path removal(Path path) {
        return path.resolveSibling(path.getFileName() + ".removal");
    }

    private static long ageMs(Path path) throws IOException {
        try {
            return System.currentTimeMillis() - Files.getLastModifiedTime(path).toMillis();
        } catch (NoSuchFileException e) {
            return 0; // It was just released.
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(path);
    }
}
