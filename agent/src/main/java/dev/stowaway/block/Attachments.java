package dev.stowaway.block;

import dev.stowaway.InvalidBlockException;
import dev.stowaway.wire.Daemons;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that this process has attached, each of them once, since the kernel counts locks on files by process. A process that
 * has these classes more than once, as of two web applications that bring the jar along, has as many tables: one works at a
 * time, and leaves alone what another one has ({@link OpenFiles}). Thread-safe.
 *
 * <p>Whoever makes or attaches a block first removes those in the same folder that died with their processes.
 */
public final class Attachments {
    private static final Attachments OWN = new Attachments();

    /**
     * Under which the table works. It is one for the JVM and not for each class loader, as a constant string is; and else nobody's,
     * by its name.
     */
    private static final String MONITOR = "dev.stowaway.block.Attachments";

    private final Map<Object, Block> blocks = new HashMap<>();
    private final Set<NewBlock> beingMade = new HashSet<>();
    private final Leftovers leftovers = new Leftovers(this);

    private Attachments() {}

    public static Attachments own() {
        return OWN;
    }

    /**
     * A new block of plain bytes, which the caller has to {@link #release}.
     *
     * @param file in an existing folder; here and below absolute, and not by way of a link: others have to come to the same
     * @throws FileAlreadyExistsException if there is such a file
     */
    public Block create(Path file, long bytes) throws IOException {
        NpyHeader header = NpyHeader.ofBytes(bytes);
        checkSize(header, "a block of " + bytes + " bytes");
        return create(file, header);
    }

    /** The same of elements of that type, as many as there are in all along these axes. */
    public Block create(Path file, ElementType type, long... shape) throws IOException {
        List<Long> lengths = new ArrayList<>();
        for (long length : shape) {
            lengths.add(length);
        }
        NpyHeader header = NpyHeader.of(type.descriptor(), lengths);
        checkSize(header, "an array of shape " + lengths);
        return create(file, header);
    }

    private static void checkSize(NpyHeader header, String what) {
        try {
            BlockFile.bytes(header);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(what + " is more than a file can hold", e);
        }
    }

    private Block create(Path file, NpyHeader header) throws IOException {
        return new Uninterrupted<Block>() {
            @Override
            protected Block attempt() throws IOException {
                return createOnce(file, header);
            }
        }.get();
    }

    private Block createOnce(Path file, NpyHeader header) throws IOException {
        Path folder = folder(file);
        removeDead(folder);
        NewBlock begun = begin(file, header, Room.find(folder, file, header));
        try {
            begun.fill(); // which takes its time, in which nobody else is kept waiting
            return finish(begun);
        } catch (IOException | RuntimeException | Error e) {
            giveUp(begun);
            throw e;
        }
    }

    private void removeDead(Path folder) {
        synchronized (MONITOR) {
            DeadBlocks.removeFrom(folder, new OpenFiles(this));
        }
    }

    private NewBlock begin(Path file, NpyHeader header, Room room) throws IOException {
        synchronized (MONITOR) {
            NewBlock begun = beginOnce(file, header, room);
            while (begun == null) {
                begun = beginOnce(file, header, room);
            }
            beingMade.add(begun);
            return begun;
        }
    }

    private @Nullable NewBlock beginOnce(Path file, NpyHeader header, Room room) throws IOException {
        Presence presence = null;
        try {
            presence = Presence.enterNew(file, new OpenFiles(this));
            NewBlock begun = NewBlock.begin(file, header, presence, room);
            if (begun == null) {
                leave(presence);
            }
            return begun;
        } catch (FileAlreadyExistsException e) {
            leave(presence);
            DeadBlocks.removeUnused(file, new OpenFiles(this));
            throw new FileAlreadyExistsException(
                    file.toString(), null, "attach it, unlink it, or choose another name for the new one");
        } catch (IOException | RuntimeException | Error e) {
            giveUp(file, presence);
            throw e;
        }
    }

    private Block finish(NewBlock begun) throws IOException {
        synchronized (MONITOR) {
            Object key = key(begun.file()); // before others can attach it, and unlink it
            Block block = new Block(begun.file(), begun.finish(), begun.presence());
            beingMade.remove(begun);
            return use(key, block);
        }
    }

    private void giveUp(NewBlock begun) throws IOException {
        synchronized (MONITOR) {
            beingMade.remove(begun);
            try {
                begun.giveUp();
            } finally {
                giveUp(begun.file(), begun.presence());
            }
        }
    }

    /** Without harm to another process that has, or is making, a block of that name. */
    private void giveUp(Path file, @Nullable Presence presence) throws IOException {
        leave(presence);
        DeadBlocks.remove(file, new OpenFiles(this));
    }

    /**
     * A block that is there already, which the caller has to {@link #release}.
     *
     * @throws NoSuchFileException if there is none
     * @throws InvalidBlockException if that file is none
     */
    public Block attach(Path file) throws IOException {
        return new Uninterrupted<Block>() {
            @Override
            protected Block attempt() throws IOException {
                try {
                    return attachInPlace(file);
                } catch (IOException e) {
                    if (leftovers.areGone(file)) {
                        return attachInPlace(file);
                    }
                    throw e;
                }
            }
        }.get();
    }

    private Block attachInPlace(Path file) throws IOException {
        Block block = attachOnce(file);
        while (block == null) {
            block = attachOnce(file);
        }
        return block;
    }

    private @Nullable Block attachOnce(Path file) throws IOException {
        synchronized (MONITOR) {
            OpenFiles open = new OpenFiles(this);
            DeadBlocks.removeFrom(folder(file), open);
            return attachOnce(file, open);
        }
    }

    /** Null if another file has taken its place meanwhile: then presence may be at the one, and the memory of the other. */
    private @Nullable Block attachOnce(Path file, OpenFiles open) throws IOException {
        Object key = key(file);
        Block known = blocks.get(key);
        if (known != null) {
            known.users++;
            return known;
        }
        Presence presence = Presence.enter(file, open);
        try {
            BlockFile content = BlockFile.open(file);
            boolean isPresent = presence != null && presence.isOf(file, content.id());
            boolean isInPlace = key.equals(key(file)) && (isPresent || isStill(presence, file, open));
            if (!isPresent || !isInPlace) {
                leave(presence);
            }
            return isInPlace ? use(key, new Block(file, content, isPresent ? presence : null)) : null;
        } catch (IOException | RuntimeException | Error e) {
            giveUp(file, presence);
            throw e;
        }
    }

    /** Whether that is still what there is of presence: a new block may have the key of the one before it. */
    private static boolean isStill(@Nullable Presence presence, Path file, OpenFiles open) throws IOException {
        if (presence != null) {
            return presence.isNamed(file);
        }
        Object known = Presence.keyOf(file);
        return known == null || open.isOwn(known);
    }

    /**
     * The block that was made in that file with that id, which the caller has to {@link #release}; also if it was unlinked, and
     * whatever has its name by now. Null if this process does not have it. A copy of it, which has the id too, does not count.
     */
    public @Nullable Block attached(Path file, UUID id) {
        synchronized (MONITOR) {
            for (Block block : blocks.values()) {
                if (block.lock() != null
                        && block.id().equals(id)
                        && block.file().equals(file)) {
                    block.users++;
                    return block;
                }
            }
            return null;
        }
    }

    private static void leave(@Nullable Presence presence) throws IOException {
        if (presence != null) {
            presence.leave();
        }
    }

    private Block use(Object key, Block block) {
        block.users = 1;
        blocks.put(key, block);
        return block;
    }

    /** One user of it less, who made it and lets go of it in good order: it is to stay, also when nobody has it. */
    public void keep(Block block) throws IOException {
        synchronized (MONITOR) {
            try {
                block.stay();
            } finally {
                releaseOne(block);
            }
        }
    }

    /** One user of it less. */
    public void release(Block block) throws IOException {
        synchronized (MONITOR) {
            releaseOne(block);
        }
    }

    private void releaseOne(Block block) throws IOException {
        block.users--;
        if (block.users > 0) {
            return;
        }
        BlockLock lock = block.lock();
        if (lock == null) {
            leaveIfUnused(block);
        } else if (lock.queue().isHeldByCurrentThread() || !lock.queue().tryLock()) {
            Daemons.thread(new LeaveUnlocked(block, lock), "stowaway-leaving").start();
        } else {
            try {
                leaveIfUnused(block);
            } finally {
                lock.queue().unlock();
            }
        }
    }

    private void leaveIfUnused(Block block) throws IOException {
        if (block.users == 0 && !block.isLeft()) {
            blocks.values().remove(block);
            block.leave();
        }
    }

    /** The block was let go of while threads had to do with its lock: the process has it until they are done. */
    private record LeaveUnlocked(Block block, BlockLock lock) implements Runnable {
        @Override
        public void run() {
            lock.queue().lock();
            try {
                synchronized (MONITOR) {
                    OWN.leaveIfUnused(block);
                }
            } catch (IOException e) {
                // Nobody is left who could do anything about it.
            } finally {
                lock.queue().unlock();
            }
        }
    }

    /** Removes the name, and the memory as soon as nobody has it any more. */
    public void unlink(Block block) throws IOException {
        new Uninterrupted<Block>() {
            @Override
            protected Block attempt() throws IOException {
                unlinkOnce(block);
                return block;
            }
        }.get();
    }

    private void unlinkOnce(Block block) throws IOException {
        synchronized (MONITOR) {
            Block known = blocks.get(keyIfThere(block.file()));
            if (block.users > 0 ? known == block : block.isInPlace()) { // and no other one that has the name by now
                unlink(block, known);
            }
        }
    }

    /** @param known the same block as the process has it now; null if it does not */
    private void unlink(Block block, @Nullable Block known) throws IOException {
        Presence present = known == null ? Presence.enter(block.file(), new OpenFiles(this)) : null;
        try {
            block.unlink(known == null ? present : known.presence());
        } finally {
            leave(present);
        }
    }

    /** Whether somebody in this process has that block of whom the table does not know. */
    boolean isHadElsewhere(Path file) throws IOException {
        synchronized (MONITOR) {
            Object key = Presence.keyOf(file);
            OpenFiles open = new OpenFiles(this);
            return key != null && !open.isOwn(key) && open.has(key);
        }
    }

    /** Whether this process has a block, or makes one, at which it is present in that file. */
    boolean isPresentIn(Object presenceKey) {
        for (Block block : blocks.values()) {
            if (block.isPresentIn(presenceKey)) {
                return true;
            }
        }
        for (NewBlock begun : beingMade) {
            if (begun.presence().isIn(presenceKey)) {
                return true;
            }
        }
        return false;
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "an absolute path");
    }

    private static @Nullable Object keyIfThere(Path file) {
        try {
            return key(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** What tells a file from another one of the same name. */
    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }
}
