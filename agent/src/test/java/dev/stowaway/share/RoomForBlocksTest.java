package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the memory of a block is free again, and what is done if there is too little. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "which tells what is mapped, and has small file systems")
class RoomForBlocksTest {
    private static final int BYTES = 1000;

    private final Path folder;

    RoomForBlocksTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private boolean isMapped() throws IOException {
        return Files.readString(Path.of("/proc/self/maps")).contains(folder.toString());
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
    void that_of_one_that_is_closed_is_free_though_its_object_and_its_lock_are_kept() throws IOException {
        SharedMemory kept = SharedMemory.create(folder.resolve("block"), BYTES);
        SharedMemoryLock lock = kept.lock();
        lock.lock();
        lock.unlock();
        assertThat(isMapped()).isTrue();
        kept.unlink();
        kept.close();
        await().until(() -> {
            System.gc();
            return !isMapped();
        });
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.abandoned()).isFalse();
        assertThat(lock.recover()).isFalse();
        assertThat(lock).hasToString("SharedMemoryLock[" + kept.file() + ", unlocked]");
        assertThat(kept.bytes()).isEqualTo(BYTES);
    }

    @Test
    void one_collection_of_garbage_is_enough() throws IOException {
        makeAndClose();
        System.gc();
        await().until(() -> !isMapped());
    }

    private void makeAndClose() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            made.unlink();
            assertThat(isMapped()).isTrue();
        }
    }
}
