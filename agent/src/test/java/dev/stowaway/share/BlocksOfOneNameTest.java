package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Processes make, attach and unlink blocks of one name at the same time. */
@SuppressWarnings("LockNotBeforeTry") // nothing is done under it
@Timeout(300)
class BlocksOfOneNameTest {
    private static final int BLOCKS = 300;

    @RegisterExtension
    final Workers workers = new Workers();

    private final Path folder;

    BlocksOfOneNameTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void who_attaches_one_has_its_lock_whoever_unlinks_the_one_before() throws Exception {
        String file = folder.resolve("block").toString();
        Future<Integer> one = workers.start().begins(() -> make(file, true));
        Future<Integer> another = workers.start().begins(() -> make(file, true));
        Future<Integer> attached = workers.start().begins(() -> attach(file, false));
        assertThat(one.get() + another.get()).isEqualTo(2 * BLOCKS);
        Files.createFile(folder.resolve("end"));
        assertThat(attached.get()).isPositive();
        assertThat(folder.resolve(".block.attached")).doesNotExist();
    }

    @Test
    void so_has_who_unlinks_what_others_make_and_keep() throws Exception {
        String file = folder.resolve("block").toString();
        Future<Integer> maker = workers.start().begins(() -> make(file, false));
        Future<Integer> unlinked = workers.start().begins(() -> attach(file, true));
        assertThat(maker.get()).isEqualTo(BLOCKS);
        Files.createFile(folder.resolve("end"));
        assertThat(unlinked.get()).isBetween(BLOCKS - 1, BLOCKS);
    }

    private static int make(String file, boolean isUnlinked) throws IOException {
        int made = 0;
        while (made < BLOCKS) {
            try (SharedMemory memory = SharedMemory.create(Path.of(file), 64)) {
                made++;
                memory.lock().lock();
                memory.lock().unlock();
                if (isUnlinked) {
                    memory.unlink();
                }
            } catch (FileAlreadyExistsException e) {
                // It is to be unlinked first.
            }
        }
        return made;
    }

    private static int attach(String file, boolean isUnlinked) throws IOException {
        int attached = 0;
        while (Files.notExists(Path.of(file).resolveSibling("end"))) {
            try (SharedMemory memory = SharedMemory.attach(Path.of(file))) {
                attached++;
                memory.lock().lock();
                memory.lock().unlock();
                if (isUnlinked) {
                    memory.unlink();
                }
            } catch (NoSuchFileException | InvalidBlockException e) {
                // It is yet to be made, or just being made.
            }
        }
        return attached;
    }
}
