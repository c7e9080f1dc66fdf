package dev.stowaway.block;

import dev.stowaway.wire.PrivateFiles;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A block that is being made. Nobody can attach it, since what makes a file a block is written last: its first bytes. Zeros are
 * there before the file of presence says what is made, by which one is known that comes no further.
 */
final class NewBlock {
    private final Path file;
    private final NpyHeader header;
    private final UUID id = UUID.randomUUID();
    private final Presence presence;
    private final Room room;
    private final FileChannel channel;

    /** Of this very file. */
    private final @Nullable Object key;

    private NewBlock(Path file, NpyHeader header, Presence presence, Room room) throws IOException {
        this.file = file;
        this.header = header;
        this.presence = presence;
        this.room = room;
        this.channel = PrivateFiles.create(file);
        this.key = Presence.key(file);
    }

    /**
     * @return null if another one was made there, and removed again, since this process is present
     * @throws FileAlreadyExistsException if there is such a file
     */
    @SuppressWarnings("try") // to hold it is all that is wanted
    static @Nullable NewBlock begin(Path file, NpyHeader header, Presence presence, Room room) throws IOException {
        try (FileLock change = presence.change()) {
            return presence.isFresh(file) ? beginAlone(file, header, presence, room) : null;
        }
    }

    private static NewBlock beginAlone(Path file, NpyHeader header, Presence presence, Room room) throws IOException {
        NewBlock begun = new NewBlock(file, header, presence, room);
        try {
            PrivateFiles.fill(begun.channel, BlockFile.FIRST_BYTES);
            presence.made(file, begun.id);
            return begun;
        } catch (IOException e) {
            begun.giveUp();
            throw begun.failure(e);
        } catch (RuntimeException | Error e) {
            begun.giveUp();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    Presence presence() {
        return presence;
    }

    /** All but the first bytes. What takes its time, since each byte is written: a file system without room says so here. */
    void fill() throws IOException {
        try {
            BlockFile.fill(channel, header, id);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** From now on it can be attached. */
    BlockFile finish() throws IOException {
        try (channel) {
            return BlockFile.finish(channel, header, id);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private IOException failure(IOException cause) {
        return cause instanceof ClosedByInterruptException ? cause : room.tooLittle(cause);
    }

    /** Leaves no file behind. */
    void giveUp() throws IOException {
        channel.close();
        if (key != null && key.equals(Presence.key(file))) {
            Files.deleteIfExists(file);
        }
    }
}
