package dev.stowaway.share;

import static dev.stowaway.share.Programs.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is removed of blocks whose processes are dead, and what is left alone. */
class DeadBlocksTest {
    private static final String BYTES = "1000";

    private final Programs programs = new Programs();
    private final Path folder;
    private final Path block;
    private final Path presence;

    DeadBlocksTest(@TempDir Path folder) {
        this.folder = folder;
        this.block = folder.resolve("block");
        this.presence = folder.resolve(".block.attached");
    }

    @AfterEach
    void killAll() throws InterruptedException {
        programs.killAll();
    }

    private Process make() throws IOException {
        Process maker = programs.launch(HasBlock.class, "make", block.toString(), BYTES);
        assertThat(line(maker)).isEqualTo(BYTES);
        return maker;
    }

    private void next() throws IOException {
        SharedMemory next = SharedMemory.create(folder.resolve("next"), 1);
        next.unlink();
        next.close();
    }

    private void assertHasNoLock() throws IOException {
        try (SharedMemory attached = SharedMemory.attach(block)) {
            assertThatThrownBy(attached::lock)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("the block " + block + " has no lock, since it is a file that another program"
                            + " made, copied, moved, changed or cut off: ");
        }
    }

    @Test
    void a_file_that_another_program_has_saved_over_one_stays() throws Exception {
        make().destroyForcibly().waitFor();
        byte[] array = Files.readAllBytes(NpyFile.write(folder.resolve("array"), "<i4", false, "(3,)", 128, 12));
        Files.write(block, array);
        next();
        assertThat(block).hasBinaryContent(array);
        assertThat(presence).doesNotExist();
        assertHasNoLock();
    }

    @Test
    void another_block_that_was_copied_over_one_stays() throws Exception {
        make().destroyForcibly().waitFor();
        byte[] copy;
        try (SharedMemory other = SharedMemory.create(folder.resolve("other"), 7)) {
            copy = Files.readAllBytes(other.file());
        }
        Files.write(block, copy);
        next();
        assertThat(block).hasBinaryContent(copy);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8})
    void a_file_that_another_program_has_cut_off_stays(int length) throws Exception {
        make().destroyForcibly().waitFor();
        Files.write(block, Arrays.copyOf(Files.readAllBytes(block), length));
        next();
        assertThat(block).hasSize(length);
        assertThat(presence).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8})
    void nothing_is_left_of_one_whose_maker_died_before_it_said_what_it_makes(int length) throws IOException {
        Files.createFile(presence);
        Files.write(block, new byte[length]);
        next();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my data.npy", ".hidden", "x.attached"})
    void nothing_is_left_of_one_whatever_its_name(String name) throws Exception {
        Process maker =
                programs.launch(HasBlock.class, "make", folder.resolve(name).toString(), BYTES);
        assertThat(line(maker)).isEqualTo(BYTES);
        maker.destroyForcibly().waitFor();
        next();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            disabledReason = "where the names of files are bytes, and a process may not know what they mean")
    void a_name_that_a_process_can_not_read_is_nothing_to_it() throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        Path unknown = Files.createFile(folder.resolve(".gr\u00f6\u00dfe.attached"));
        ProcessBuilder builder = new ProcessBuilder(Programs.command(HasBlock.class, "make", block.toString(), BYTES));
        builder.environment().put("LC_ALL", "C");
        Process maker = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        programs.processes().add(maker);
        assertThat(line(maker)).isEqualTo(BYTES);
        assertThat(unknown).exists();
    }

    @Test
    void whoever_attaches_one_that_is_dead_is_told_that_there_is_none_by_the_first_attempt_too() throws Exception {
        make().destroyForcibly().waitFor();
        assertIsNone();
        assertIsNone();
        Files.createFile(presence);
        Files.write(block, new byte[8]);
        assertIsNone();
    }

    private void assertIsNone() {
        assertThatThrownBy(() -> SharedMemory.attach(block))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(
                        block + ": there is no such block: it was not made yet, was unlinked, or went with the process"
                                + " that made it");
    }

    @Test
    void a_file_that_is_no_block_in_the_making_stays() throws IOException {
        Files.createFile(presence);
        Files.write(block, new byte[9]);
        Path other = Files.writeString(folder.resolve("other"), "mine");
        Files.createFile(folder.resolve(".other.attached"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createFile(folder.resolve(".empty.attached"));
        next();
        assertThat(names()).containsExactlyInAnyOrder("block", "other", "empty");
        assertThat(empty).isEmptyDirectory();
        assertThat(other).hasContent("mine");
    }

    @Test
    void an_empty_file_of_another_program_stays_also_after_an_attempt_to_make_a_block_of_its_name() throws IOException {
        Files.createFile(block);
        assertThatThrownBy(() -> SharedMemory.create(block, 1)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(names()).containsExactly("block");
        next();
        assertThat(names()).containsExactly("block");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file that is mapped can't be cut off")
    void a_block_that_is_copied_over_one_that_others_have_is_not_locked_at_their_places() throws Exception {
        make();
        try (SharedMemory other = SharedMemory.create(folder.resolve("other"), Integer.parseInt(BYTES))) {
            Files.write(block, Files.readAllBytes(other.file()));
        }
        assertHasNoLock();
    }

    @Test
    void one_that_was_cut_off_behind_its_elements_has_no_lock() throws Exception {
        SharedMemory.create(block, 1000).close();
        Files.write(block, Arrays.copyOf(Files.readAllBytes(block), 128 + 1000 + 10));
        assertHasNoLock();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links")
    void one_that_is_attached_by_way_of_a_link_is_not_removed_and_has_its_lock() throws Exception {
        Process maker = make();
        Path other = Files.createDirectory(folder.resolve("other"));
        Path link = Files.createSymbolicLink(other.resolve("link"), block);
        try (SharedMemory attached = SharedMemory.attach(link);
                SharedMemory again = SharedMemory.attach(block)) {
            assertThat(attached).isEqualTo(again);
            assertThat(attached.file()).isEqualTo(block.toRealPath());
            maker.destroyForcibly().waitFor();
            SharedMemory.create(folder.resolve("next"), 1).close();
            assertThat(block).exists();
            assertThat(attached.lock().tryLock()).isTrue();
            attached.lock().unlock();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "not everybody may make links")
    void one_that_is_made_by_way_of_a_link_is_the_one_in_that_folder() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);
        try (SharedMemory made = SharedMemory.create(link.resolve("block"), 1)) {
            assertThat(made.file()).isEqualTo(other.toRealPath().resolve("block"));
            Files.delete(link);
            made.unlink();
        }
        assertThat(other).isEmptyDirectory();
        assertThatThrownBy(() -> SharedMemory.create(link.resolve("block"), 1))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(link.resolve("block") + ": there is no such folder");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
