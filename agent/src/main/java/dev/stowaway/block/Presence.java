package dev.stowaway.block;

import dev.stowaway.wire.Peers;
import dev.stowaway.wire.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * That a process has a block attached: a shared lock on a file beside the block, {@code .NAME.attached}. The kernel drops
 * the lock of a process that ends, however it ends; so a file of which all of it can be locked is that of a block which
 * nobody has, and if nobody meant it to stay, whoever comes next removes both.
 *
 * <p>Closing any channel of a file drops the locks that the process has on it (POSIX, {@code fcntl}). Hence this is a file
 * of its own, a process opens it once however often it has the block, and never while it has it to look at it:
 * {@link OpenFiles} are asked before, by the file itself and not by the name, under which there may be another block by now.
 *
 * <p>Whoever removes a block's file with other means leaves this one, and those who have the block stay present in it. So it
 * says which file it speaks of, and a new block of the name gets a new one. It says which block as well, since another program
 * may write into the same file.
 *
 * <p>In the same way the kernel knows which processes use the lock in the block: each has a byte of its own locked.
 */
final class Presence {
    static final String PREFIX = ".";
    static final String SUFFIX = ".attached";

    /** The first byte of the file, as soon as that of the block is there. */
    private static final char MADE = 'M';

    /** The same if the block is to stay though nobody has it. */
    private static final char STAYS = 'S';

    /** Where the id of the block follows, and what tells its file from others. */
    private static final int ID_AT = 1;

    private static final int KEY_AT = ID_AT + 36;

    private static final int MOST_BYTES = 256;

    /** From here on the file is longer than it is, and each byte stands for a slot of the lock in the block. */
    private static final long SLOTS_AT = 1L << 32;

    /**
     * Behind these. Who makes or removes the block, or removes this file, has it locked, and has looked then whether this is the file
     * of that name still: so nobody removes what another one has made in between, nor makes what another one has removed.
     */
    private static final long CHANGE_AT = SLOTS_AT + Slots.COUNT;

    /** Who does not get it in that time goes on: somebody was stopped while he had it. */
    private static final long PATIENCE_NS = 1_000_000_000;

    private static final long PAUSE_NS = 100_000;

    /** Not a channel alone: an interrupt would close that, and the lock would be gone. */
    private final RandomAccessFile file;

    /** Of the file, whatever its name. */
    private final Object key;

    private Presence(RandomAccessFile file, Object key) {
        this.file = file;
        this.key = key;
    }

    /** Whether this is present in that file. */
    boolean isIn(Object presenceKey) {
        return key.equals(presenceKey);
    }

    /**
     * Present at a block that is about to be made: whether another one is by then, has to be looked at once more.
     *
     * @throws FileAlreadyExistsException if there is such a file
     * @throws IOException also if another user has made the file of presence: he could keep everybody waiting
     */
    static Presence enterNew(Path block, OpenFiles open) throws IOException {
        Path file = file(block);
        while (key(block) == null) {
            boolean isNew = isCreated(file, block);
            Object key = key(file);
            if (key != null && !isNew && open.has(key)) { // that of a block whose file was removed
                removeUnlessMade(block, key);
                continue;
            }
            Presence presence = key == null ? null : enterOnce(file, key);
            if (presence != null && presence.isFresh(block)) {
                return presence;
            }
            if (presence != null) {
                presence.removeUnlessMade(block);
                presence.leave();
            }
        }
        throw new FileAlreadyExistsException(block.toString());
    }

    /** False if somebody else is just making it, or others have one still whose block's file was removed. */
    private static boolean isCreated(Path file, Path block) throws IOException {
        try {
            Files.createFile(file, PrivateFiles.attributes(block));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Present at a block that is there; null if none is kept of it: that of another program, or one that was moved.
     *
     * @throws IOException also if somebody in this process has that file open of whom the table does not know
     */
    static @Nullable Presence enter(Path block, OpenFiles open) throws IOException {
        Path file = file(block);
        while (true) {
            Object key = key(file);
            if (key == null || open.isOwn(key)) {
                return null;
            }
            if (open.has(key)) {
                throw new IOException(
                        "another copy of stowaway.jar in this JVM (or a program that reads " + file
                                + ") has the block " + block
                                + ". If that is of an application that was stopped, have it close its"
                                + " SharedMemory when it is; if both run, put the jar where both see it, such as the class path");
            }
            Presence presence = enterOnce(file, key);
            if (presence != null) {
                return presence;
            }
        }
    }

    /** Null if somebody has removed the file meanwhile. */
    private static @Nullable Presence enterOnce(Path path, Object key) throws IOException {
        try {
            if (!isOwn(path)) {
                throw new IOException(path + " belongs to another user, "
                        + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS) + ": choose another name for the block");
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.getChannel().lock(0, SLOTS_AT, true);
            if (key.equals(key(path))) {
                return new Presence(file, key);
            }
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
        file.close();
        return null;
    }

    static boolean isOwn(Path file) throws IOException {
        return Peers.self().equals(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** What tells a file from another one that took its place; null if there is none. */
    static @Nullable Object key(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Object key = attributes.fileKey();
            return key == null ? attributes.creationTime() : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The block is there, if not complete: from now on it goes with its processes. */
    void made(Path block, UUID id) throws IOException {
        byte[] content = (Character.toString(MADE) + id + key(block)).getBytes(StandardCharsets.UTF_8);
        file.seek(0);
        file.write(content);
        file.setLength(content.length);
    }

    /** Whether this speaks of the file that is at that place now, and of the block that is in it. */
    boolean isOf(Path block, UUID id) throws IOException {
        String content = content();
        Object key = key(block);
        return key != null && speaksOf(content, key) && speaksOf(content, id);
    }

    /** Whether the block was made in that file. */
    static boolean speaksOf(String content, Object key) {
        return content.length() > KEY_AT && content.substring(KEY_AT).equals(key.toString());
    }

    static boolean speaksOf(String content, UUID id) {
        return content.startsWith(id.toString(), ID_AT);
    }

    static boolean isToStay(String content) {
        return content.charAt(0) == STAYS;
    }

    /** Not by way of the channel, which an interrupt would close. */
    private String content() throws IOException {
        byte[] content = new byte[MOST_BYTES];
        file.seek(0);
        return new String(content, 0, Math.max(0, file.read(content)), StandardCharsets.UTF_8);
    }

    /** Of a file of presence; empty before its block is made. */
    static String content(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MOST_BYTES);
        channel.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    }

    /** The block is to stay, also when nobody has it any more. */
    void stay() throws IOException {
        file.seek(0);
        file.write(STAYS);
    }

    void leave() throws IOException {
        file.close();
    }

    /** Takes a slot for this process, until it leaves or ends. False if another one has it. */
    boolean claim(int slot) throws IOException {
        return file.getChannel().tryLock(SLOTS_AT + slot, 1, false) != null;
    }

    /** Whether another process has that slot. It is asked by one thread at a time, and never of an own slot. */
    boolean isClaimed(int slot) throws IOException {
        try (FileLock lock = file.getChannel().tryLock(SLOTS_AT + slot, 1, true)) {
            return lock == null;
        }
    }

    /** What tells the file of presence that the block of that name has now from a later one; null if there is none. */
    static @Nullable Object keyOf(Path block) throws IOException {
        return key(file(block));
    }

    /** Whether this is the file of presence still of the block of that name. */
    boolean isNamed(Path block) throws IOException {
        return key.equals(keyOf(block));
    }

    /** Whether nothing was made yet, and can be. */
    boolean isFresh(Path block) throws IOException {
        return isNamed(block) && content().isEmpty();
    }

    /** Removes the block, if it is the one of which this speaks, and this with it. */
    @SuppressWarnings("try") // to hold it is all that is wanted
    void remove(Path block, UUID id) throws IOException {
        try (FileLock change = change()) {
            if (isNamed(block) && isOf(block, id)) {
                Files.deleteIfExists(block);
                Files.deleteIfExists(file(block));
            }
        }
    }

    /** Removes this, for those who come, if its block is gone. */
    @SuppressWarnings("try")
    private void removeUnlessMade(Path block) throws IOException {
        try (FileLock change = change()) {
            removeUnlessMade(block, key);
        }
    }

    private static void removeUnlessMade(Path block, Object key) throws IOException {
        if (key.equals(keyOf(block)) && key(block) == null) {
            Files.deleteIfExists(file(block));
        }
    }

    /** Not by a lock that waits, in which an interrupt would close the channel. */
    @Nullable
    FileLock change() throws IOException {
        long start = System.nanoTime();
        while (true) {
            FileLock lock = file.getChannel().tryLock(CHANGE_AT, 1, false);
            if (lock != null || System.nanoTime() - start > PATIENCE_NS) {
                return lock;
            }
            LockSupport.parkNanos(this, PAUSE_NS);
        }
    }

    /** Where it is written who has a block. */
    static Path file(Path block) {
        return block.resolveSibling(PREFIX + block.getFileName() + SUFFIX);
    }

    /** The block of which a file is to say who has it; one that nobody can make if the name can't be read in the locale here. */
    static Path block(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            return file.resolveSibling(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        } catch (InvalidPathException e) {
            return file.resolveSibling(SUFFIX);
        }
    }
}
