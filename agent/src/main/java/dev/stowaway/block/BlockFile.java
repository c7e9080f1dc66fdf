package dev.stowaway.block;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.wire.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of a block: a {@link NpyHeader}, the elements, and what is Stowaway's own at the end, where no other program looks.
 * That is, from the next multiple of 64 on, in the byte order of the machine: {@code STOWAWAY}, the version of what follows
 * (8 bytes), the id of the block (16), and from the next multiple of 64 on what the lock in the block is made of. Files of
 * other programs end with the elements.
 *
 * @param id of this very block, whatever the name; zeros for one of another program
 * @param lock the memory of the lock; null if there is none
 */
record BlockFile(
        NpyHeader header,
        UUID id,
        Mapping mapping,
        @Nullable ByteBuffer lock) {
    /** The id of one that another program made. */
    static final UUID UNKNOWN = new UUID(0, 0);

    /** What is zero until all the rest is there. */
    static final int FIRST_BYTES = Long.BYTES;

    private static final long MAGIC = magic();
    private static final long VERSION = 3;
    private static final int HEAD_BYTES = 64;
    private static final int TRAILER_BYTES = HEAD_BYTES + BlockLock.BYTES;
    private static final int ALIGNMENT = 64;

    private static long magic() {
        byte[] word = {'S', 'T', 'O', 'W', 'A', 'W', 'A', 'Y'};
        return ByteBuffer.wrap(word).order(ByteOrder.nativeOrder()).getLong();
    }

    /**
     * How long the file is.
     *
     * @throws ArithmeticException if no file can be so long
     */
    static long bytes(NpyHeader header) {
        return Math.addExact(trailer(header), TRAILER_BYTES);
    }

    /** Full of zeros; all but what makes it a block, its first bytes. */
    static void fill(FileChannel channel, NpyHeader header, UUID id) throws IOException {
        PrivateFiles.fill(channel, bytes(header));
        PrivateFiles.write(channel, encodeTrailer(id), trailer(header));
        PrivateFiles.write(channel, ByteBuffer.wrap(header.encode()).position(FIRST_BYTES), FIRST_BYTES);
    }

    /** These, too, and at once; by no channel, which an interrupt could close when others have the block already. */
    static BlockFile finish(FileChannel channel, NpyHeader header, UUID id) throws IOException {
        BlockFile made = of(channel, header, id);
        ByteBuffer first = channel.map(MapMode.READ_WRITE, 0, FIRST_BYTES).order(ByteOrder.nativeOrder());
        ByteBuffer head = ByteBuffer.wrap(header.encode()).order(ByteOrder.nativeOrder());
        first.putLong(0, head.getLong(0));
        return made;
    }

    private static BlockFile of(FileChannel channel, NpyHeader header, UUID id) throws IOException {
        ByteBuffer lock = id.equals(UNKNOWN)
                ? null
                : channel.map(MapMode.READ_WRITE, trailer(header) + HEAD_BYTES, BlockLock.BYTES);
        return new BlockFile(header, id, Mapping.of(channel, header.dataOffset(), header.dataBytes()), lock);
    }

    private static ByteBuffer encodeTrailer(UUID id) {
        ByteBuffer trailer = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.nativeOrder());
        trailer.putLong(MAGIC).putLong(VERSION);
        return trailer.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .clear();
    }

    /** @throws InvalidBlockException if it is none, is not complete, or is of another version */
    static BlockFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            NpyHeader header = header(channel);
            return of(channel, header, id(channel, header));
        } catch (InvalidBlockException e) {
            throw new InvalidBlockException(file + " is no block of shared memory: " + e.getMessage());
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(
                    file.toString(),
                    null,
                    "whoever attaches a block needs the permission to read and to write its file");
        }
    }

    /** The id of the block that is at that place now. */
    static UUID idOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return id(channel, header(channel));
        }
    }

    /** Whether the file is not yet a block, and may be only the beginning of one. */
    static boolean isHalfMade(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() >= FIRST_BYTES && beginsWithZeros(channel);
        }
    }

    /** The same of one of which nobody has said yet that it is made. */
    static boolean isJustBegun(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() <= FIRST_BYTES && beginsWithZeros(channel);
        }
    }

    private static boolean beginsWithZeros(FileChannel channel) throws IOException {
        ByteBuffer first = read(channel, 0, FIRST_BYTES);
        return first.equals(ByteBuffer.allocate(first.limit()));
    }

    private static NpyHeader header(FileChannel channel) throws IOException {
        return NpyHeader.decode(read(channel, 0, NpyHeader.MOST_BYTES).array());
    }

    private static UUID id(FileChannel channel, NpyHeader header) throws IOException {
        long end;
        long trailer;
        try {
            end = Math.addExact(header.dataOffset(), header.dataBytes());
            trailer = trailer(header);
        } catch (ArithmeticException e) {
            throw new InvalidBlockException("its shape " + header.shape() + " is out of range");
        }
        if (channel.size() < end) {
            throw new InvalidBlockException(
                    "it is cut off: " + channel.size() + " bytes, and its header speaks of " + end);
        }
        if (channel.size() < trailer + HEAD_BYTES) {
            return UNKNOWN;
        }
        ByteBuffer bytes = read(channel, trailer, HEAD_BYTES).order(ByteOrder.nativeOrder());
        if (bytes.getLong() != MAGIC) {
            return UNKNOWN;
        }
        long version = bytes.getLong();
        if (version != VERSION) {
            throw new InvalidBlockException("another version of Stowaway has made it: its format is " + version
                    + ", the one here " + VERSION + "; use the same stowaway.jar in both processes");
        }
        if (channel.size() < trailer + TRAILER_BYTES) {
            throw new InvalidBlockException(
                    "it is cut off: " + channel.size() + " bytes, and as a block it has " + (trailer + TRAILER_BYTES));
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Up to so many bytes, ready to be read. */
    private static ByteBuffer read(FileChannel channel, long position, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, Math.max(0, channel.size() - position)));
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // until it is full, or the file is shorter than it was
        }
        return bytes.flip();
    }

    private static long trailer(NpyHeader header) {
        long end = Math.addExact(header.dataOffset(), header.dataBytes());
        return Math.multiplyExact(Math.addExact(end, ALIGNMENT - 1) / ALIGNMENT, ALIGNMENT);
    }
}
