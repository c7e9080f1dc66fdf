package dev.stowaway.block;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A block as this process has it attached, once for all who use it here. */
public final class Block {
    private final Path file;
    private final BlockFile content;
    private final @Nullable Presence presence;
    private final boolean isMadeHere;

    /** Guarded by the table of {@link Attachments}. */
    int users;

    /** @param presence null if another program made the block */
    Block(Path file, BlockFile content, @Nullable Presence presence, boolean isMadeHere) {
        this.file = file;
        this.content = content;
        this.presence = presence;
        this.isMadeHere = isMadeHere;
    }

    /** Absolute. */
    public Path file() {
        return file;
    }

    /** Of this very block, whatever its name; zeros if another program made it. */
    public UUID id() {
        return content.id();
    }

    /** How many bytes of elements it has. */
    public long bytes() {
        return content.header().dataBytes();
    }

    /** A part of the elements, mapped, in the byte order of the machine. It stays mapped for as long as anybody has it. */
    public ByteBuffer map(long offset, int bytes) throws IOException {
        return content.channel()
                .map(FileChannel.MapMode.READ_WRITE, content.header().dataOffset() + offset, bytes)
                .order(ByteOrder.nativeOrder());
    }

    /** All of the elements as a memory segment; for JDK 22 and later. */
    public Object mapSegment() throws IOException {
        return Segments.map(content.channel(), content.header().dataOffset(), bytes());
    }

    /** Nobody can attach it any more; who has it keeps it. */
    void unlink() throws IOException {
        Files.deleteIfExists(file);
        Presence.remove(file);
    }

    /** Whoever made it and lets go of it in good order wants it to stay, also when nobody has it. */
    void stay() throws IOException {
        if (presence != null && isMadeHere) {
            presence.stay();
        }
    }

    /** The process has it no more. */
    void leave() throws IOException {
        content.close();
        if (presence != null) {
            presence.leave();
        }
    }
}
