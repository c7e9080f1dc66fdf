package dev.stowaway.wire;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A {@link PayloadMemory} of this end, which has a name for the other one to open it by, until this is closed. */
public final class MemoryOffer implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "stowaway-payload-";

    /** So many times as much has to be free: the application may need it, too. */
    private static final int RESERVE = 8;

    /** What is older was left by a process that was killed meanwhile; who is as slow as that does without. */
    private static final long STALE_MS = 60_000;

    private final UUID id;
    private final Path file;
    private final PayloadMemory memory;

    private MemoryOffer(UUID id, Path file, PayloadMemory memory) {
        this.id = id;
        this.file = file;
        this.memory = memory;
    }

    /** @throws IOException if there is no room for it, or no folder */
    static MemoryOffer create(int bytes) throws IOException {
        Path folder = folder();
        removeStale(folder);
        if (Files.getFileStore(folder).getUsableSpace() / RESERVE < bytes) {
            throw new IOException("there is little room in " + folder);
        }
        UUID id = UUID.randomUUID();
        Path file = file(id);
        try (FileChannel channel = PrivateFiles.create(file)) {
            PrivateFiles.fill(channel, bytes);
            return new MemoryOffer(id, file, PayloadMemory.map(channel, bytes));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The file of that memory, for both ends: no other one has such a name, also in a container where it is not to be seen. */
    static Path file(UUID id) throws IOException {
        return folder().resolve(PREFIX + id);
    }

    private static Path folder() throws IOException {
        return Files.isWritable(MEMORY) ? MEMORY : Rendezvous.folder();
    }

    private static void removeStale(Path folder) throws IOException {
        long now = System.currentTimeMillis();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                removeIfStale(file, now);
            }
        }
    }

    private static void removeIfStale(Path file, long nowMs) {
        try {
            if (nowMs - Files.getLastModifiedTime(file).toMillis() > STALE_MS) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // It is gone meanwhile, or another user's.
        }
    }

    /** What tells the other end of it. */
    public Frame frame(int request) {
        return new Frame(
                FrameKind.MEMORY,
                0,
                request,
                id.getMostSignificantBits(),
                memory.capacity(),
                id.getLeastSignificantBits(),
                "");
    }

    PayloadMemory memory() {
        return memory;
    }

    /** It has no name any more, and is there for as long as it is mapped. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Whoever comes next removes it.
        }
    }
}
