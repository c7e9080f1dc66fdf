package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To make, attach and unlink blocks can't be interrupted, and a thread that is interrupted stays so. */
class BlocksOfInterruptedThreadsTest {
    private static final int ROUNDS = 200;

    private final Path folder;
    private final Path file;

    BlocksOfInterruptedThreadsTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("block");
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void one_is_made_attached_and_unlinked_by_a_thread_that_is_interrupted_already() throws IOException {
        Thread.currentThread().interrupt();
        SharedMemory made = SharedMemory.create(file, 1000);
        made.close();
        SharedMemory.attach(file).close();
        SharedIntArray.create(folder.resolve("array"), 3).memory().unlink();
        made.unlink();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void its_handle_is_read_by_such_a_thread() throws Exception {
        ByteArrayOutputStream handle = new ByteArrayOutputStream();
        try (SharedMemory made = SharedMemory.create(file, 1000)) {
            new ObjectOutputStream(handle).writeObject(made);
        }
        Thread.currentThread().interrupt();
        Object read = new ObjectInputStream(new ByteArrayInputStream(handle.toByteArray())).readObject();
        ((SharedMemory) read).close();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void one_that_is_dead_is_removed_by_such_a_thread() throws IOException {
        Files.write(file, new byte[8]);
        Files.createFile(folder.resolve(".block.attached"));
        Thread.currentThread().interrupt();
        SharedMemory.create(folder.resolve("next"), 1).unlink();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_interrupt_in_the_middle_has_it_done_again() throws Exception {
        FutureTask<Boolean> work = new FutureTask<>(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                SharedMemory made = SharedMemory.create(file, 100_000);
                made.close();
                SharedMemory.attach(file).close();
                made.unlink();
            }
            return true;
        });
        Thread thread = new Thread(work);
        thread.start();
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    thread.interrupt();
                    return work.isDone();
                });
        assertThat(work.get()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }
}
