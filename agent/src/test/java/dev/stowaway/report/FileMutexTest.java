package dev.stowaway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMutexTest {
    private final Path folder;
    private final Path file;

    FileMutexTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("base.rules.lock");
    }

    @Test
    void is_there_for_as_long_as_it_is_held() throws IOException {
        FileMutex mutex = FileMutex.acquire(file);
        assertThat(file).exists();

        mutex.release();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void one_that_is_held_says_which_files_to_delete_if_nobody_holds_it() throws IOException {
        FileMutex.acquire(file);

        assertThatThrownBy(() -> FileMutex.acquire(file))
                .isInstanceOf(IOException.class)
                .hasMessage("another JVM holds " + file
                        + "; if none is at it, delete that file and base.rules.lock.removal");
    }

    @Test
    void one_that_a_dead_jvm_left_is_acquired() throws IOException {
        leftBehind();

        FileMutex.acquire(file).release();

        assertThat(folder).isEmptyDirectory();
    }

    /** Two JVMs have found it left behind: the second one comes when the first one has it already. */
    @Test
    void who_comes_too_late_to_remove_it_does_not_remove_the_next_one() throws IOException {
        leftBehind();
        FileMutex.acquire(file);

        FileMutex.removeLeftBehind(file);

        assertThat(file).exists();
    }

    @Test
    void it_is_left_to_the_one_that_is_removing_it() throws IOException {
        leftBehind();
        Files.createFile(folder.resolve("base.rules.lock.removal"));

        FileMutex.removeLeftBehind(file);

        assertThat(file).exists();
    }

    private void leftBehind() throws IOException {
        Files.createFile(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
