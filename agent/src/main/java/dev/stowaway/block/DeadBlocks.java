package dev.stowaway.block;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Removes the blocks that nobody has, and nobody meant to stay, with what says so ({@link Presence}). What another program has
 * put in their place, or written over them, is left alone; and another user who says that a block is dead is not believed.
 */
final class DeadBlocks {
    private DeadBlocks() {}

    /** Removes those in that folder. Who may not look, removes nothing. */
    static void removeFrom(Path folder, OpenFiles open) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Presence.PREFIX + "*" + Presence.SUFFIX)) {
            for (Path file : files) {
                remove(Presence.block(file), open);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It is another user's folder.
        }
    }

    /** Removes that block, if it is dead. */
    static void remove(Path block, OpenFiles open) {
        try (FileChannel nobodys = lockedAsNobodys(block, open)) {
            if (nobodys != null) {
                remove(block, nobodys);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Somebody else removes it, or it can't be removed: it harms nobody.
        }
    }

    /** Removes what was to say who has the block of that name, if it was not made, and the file of that name is no block. */
    static void removeUnused(Path block, OpenFiles open) {
        try (FileChannel nobodys = lockedAsNobodys(block, open)) {
            if (nobodys != null && Presence.content(nobodys).isEmpty()) {
                Files.deleteIfExists(Presence.file(block));
            }
        } catch (IOException | OverlappingFileLockException e) {
            // As above.
        }
    }

    /** The file of presence; null if somebody is present. */
    private static @Nullable FileChannel lockedAsNobodys(Path block, OpenFiles open) throws IOException {
        Path file = Presence.file(block);
        Object key = Presence.key(file);
        if (key == null || open.has(key) || !Presence.isOwn(file)) {
            return null;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean isNobodys = false;
        try {
            isNobodys = channel.tryLock() != null && key.equals(Presence.key(file));
            return isNobodys ? channel : null;
        } finally {
            if (!isNobodys) {
                channel.close();
            }
        }
    }

    private static void remove(Path block, FileChannel nobodys) throws IOException {
        Object key = Presence.key(block);
        if (key != null) {
            String content = Presence.content(nobodys);
            boolean isOfThat = Presence.speaksOf(content, key);
            if (isOfThat && Presence.isToStay(content)) {
                return;
            }
            if (isOfThat ? isUnchanged(block, content) : content.isEmpty() && isJustBegun(block)) {
                Files.deleteIfExists(block);
            }
        }
        Files.deleteIfExists(Presence.file(block));
    }

    /** Whether that file is the block still: another program may have written another one into it. */
    private static boolean isUnchanged(Path block, String content) throws IOException {
        try {
            return isPlainFile(block)
                    && (BlockFile.isHalfMade(block) || Presence.speaksOf(content, BlockFile.idOf(block)));
        } catch (InvalidBlockException e) {
            return false;
        }
    }

    /** Whether the maker died before it said what it makes. */
    private static boolean isJustBegun(Path block) throws IOException {
        return isPlainFile(block) && Presence.isOwn(block) && BlockFile.isJustBegun(block);
    }

    /** Others might keep waiting who opens them. */
    private static boolean isPlainFile(Path block) {
        return Files.isRegularFile(block, LinkOption.NOFOLLOW_LINKS);
    }
}
