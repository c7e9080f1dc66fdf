package dev.stowaway.share;

import static dev.stowaway.share.Programs.asked;
import static dev.stowaway.share.Programs.line;
import static dev.stowaway.share.Programs.order;
import static dev.stowaway.share.Programs.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a block, and of its lock, when somebody removes or replaces its file while processes have it. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is mapped can't be removed")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemovedBlocksTest {
    private final Programs programs = new Programs();
    private final Path folder;
    private final Path file;
    private SharedMemory block;
    private SharedMemoryLock lock;
    private Process other;

    RemovedBlocksTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("block");
    }

    @BeforeEach
    void make() throws IOException {
        block = SharedMemory.create(file, LocksBlock.BYTES);
        lock = block.lock();
        lock.lock();
        lock.unlock(); // so that this process takes part in it; the other one does not yet
        other = start();
    }

    @AfterEach
    void killAll() throws Exception {
        programs.killAll();
        block.close();
    }

    /** In which the other one comes to take part, with a place of its own. */
    private void assertExclusive() throws IOException {
        assertThat(asked(other, 't')).isEqualTo("true");
        assertThat(lock.tryLock()).isFalse();
        order(other, 'u');
        lock.lock();
        assertThat(asked(other, 't')).isEqualTo("false");
        lock.unlock();
        assertThat(asked(other, 's')).isEqualTo("true");
        order(other, 'u');
    }

    @Test
    void the_lock_of_one_that_is_removed_still_excludes_when_its_process_makes_another_block() throws IOException {
        Files.delete(file);
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertExclusive();
    }

    @Test
    void the_lock_of_one_that_is_replaced_still_excludes_when_its_process_makes_another_block() throws IOException {
        replace(Files.write(folder.resolve("new"), new byte[1000]));
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertExclusive();
    }

    @Test
    void the_lock_of_one_that_is_replaced_still_excludes_when_its_process_attaches_what_is_there() throws IOException {
        Path source = folder.resolve("new");
        SharedMemory.create(source, 7).close();
        replace(source);
        try (SharedMemory replacement = SharedMemory.attach(file)) {
            assertThat(replacement.bytes()).isEqualTo(7);
            assertThatThrownBy(replacement::lock)
                    .as("nobody knows who has it, under whichever name")
                    .isInstanceOf(UnsupportedOperationException.class);
            assertExclusive();
        }
        assertExclusive();
    }

    @Test
    void what_replaces_one_that_others_have_is_not_locked_at_their_places() throws IOException {
        Path source = folder.resolve("new");
        Process maker = programs.launch(HasBlock.class, "make", source.toString(), "7");
        assertThat(line(maker)).isEqualTo("7");
        replace(source);
        Process third = programs.launch(HasBlock.class, "attach", file.toString());
        assertThat(line(third)).isEqualTo("7");
        assertThat(asked(third, 'l')).isEqualTo("UnsupportedOperationException");
        assertExclusive();
    }

    @Test
    void a_fresh_one_of_the_name_is_another_one_with_a_lock_of_its_own() throws Exception {
        Files.delete(file);
        try (SharedMemory fresh = SharedMemory.create(file, LocksBlock.BYTES)) {
            Process third = start();
            lock.lock();
            assertThat(asked(third, 't')).isEqualTo("true");
            assertThat(fresh.lock().tryLock()).isFalse();
            order(third, 'u');
            lock.unlock();
            assertExclusive();
            fresh.buffer().put(0, (byte) 1);
            assertThat(block.buffer().get(0)).isZero();
            other.destroyForcibly().waitFor();
            block.close();
            SharedMemory.create(folder.resolve("next"), 1).close();
            assertThat(asked(third, 't')).as("with those of the old one gone").isEqualTo("true");
            assertThat(fresh.lock().tryLock()).isFalse();
        }
    }

    @Test
    void a_fresh_one_that_another_process_makes_is_another_one_too() throws Exception {
        Files.delete(file);
        Process maker = programs.launch(HasBlock.class, "make", file.toString(), Integer.toString(LocksBlock.BYTES));
        assertThat(line(maker)).isEqualTo(Integer.toString(LocksBlock.BYTES));
        Process third = start();
        try (SharedMemory fresh = SharedMemory.attach(file)) {
            assertThat(asked(third, 't')).isEqualTo("true");
            assertThat(fresh.lock().tryLock()).isFalse();
            assertExclusive();
            third.destroyForcibly().waitFor();
            assertThat(fresh.lock().tryLock()).isTrue();
            assertThat(fresh.lock().abandoned()).isTrue();
            fresh.lock().unlock();
        }
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(file).doesNotExist();
        assertExclusive();
    }

    @Test
    void whoever_attaches_one_that_is_made_anew_all_the_time_has_one_of_them_with_its_lock() throws Exception {
        Process maker = programs.launch(HasBlock.class, "attach", file.toString());
        line(maker);
        send(maker, 'r');
        int attached = 0;
        while (maker.isAlive() && maker.getInputStream().available() == 0) {
            try (SharedMemory one = SharedMemory.attach(file)) {
                assertThat(one.lock().isLocked()).isFalse();
                attached++;
            } catch (NoSuchFileException | InvalidBlockException e) {
                // There is none just now, or none that is complete.
            }
        }
        assertThat(line(maker)).isEqualTo("r");
        assertThat(attached).isPositive();
        try (SharedMemory last = SharedMemory.attach(file)) {
            assertThat(last.bytes()).isEqualTo(999);
        }
    }

    @Test
    void nothing_is_left_of_one_that_was_removed_after_it_was_closed() throws Exception {
        other.destroyForcibly().waitFor();
        block.close();
        Files.delete(file);
        SharedMemory next = SharedMemory.create(folder.resolve("next"), 1);
        next.unlink();
        next.close();
        assertThat(folder).isEmptyDirectory();
    }

    private void replace(Path source) throws IOException {
        Files.move(source, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Process start() throws IOException {
        Process process = programs.launch(LocksBlock.class, file.toString());
        assertThat(line(process)).isEqualTo(Integer.toString(LocksBlock.BYTES));
        return process;
    }
}
