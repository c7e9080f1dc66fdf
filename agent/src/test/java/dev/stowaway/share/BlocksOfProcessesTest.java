package dev.stowaway.share;

import static dev.stowaway.share.Programs.line;
import static dev.stowaway.share.Programs.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that several processes have, and what becomes of them when these end or are killed. */
class BlocksOfProcessesTest {
    private static final String BYTES = "1000";

    private final Programs programs = new Programs();
    private final Path folder;
    private final Path block;

    BlocksOfProcessesTest(@TempDir Path folder) {
        this.folder = folder;
        this.block = folder.resolve("block");
    }

    @AfterEach
    void killAll() throws InterruptedException {
        programs.killAll();
    }

    @Test
    void what_one_process_writes_another_one_reads() throws IOException {
        Process other = start("make", BYTES);
        try (SharedMemory attached = SharedMemory.attach(block)) {
            ByteBuffer buffer = attached.buffer();
            buffer.put(0, (byte) 41);
            order(other, '+');
            assertThat(buffer.get(0)).isEqualTo((byte) 42);
        }
    }

    @Test
    void the_block_of_a_process_that_was_killed_is_removed_by_whoever_comes_next() throws Exception {
        start("make", BYTES).destroyForcibly().waitFor();
        assertThat(block).exists();
        try (SharedMemory next = SharedMemory.create(folder.resolve("next"), 1)) {
            assertThat(names()).containsExactlyInAnyOrder("next", ".next.attached");
            next.unlink();
        }
    }

    @Test
    void so_is_that_of_a_process_that_ended_without_closing_it() throws Exception {
        Process maker = start("make", BYTES);
        maker.getOutputStream().close();
        assertThat(maker.waitFor()).isZero();
        try (SharedMemory next = SharedMemory.create(block, 1)) {
            assertThat(next.bytes()).isEqualTo(1);
        }
    }

    @Test
    void so_is_one_at_whose_place_there_was_another_one_that_was_meant_to_stay() throws Exception {
        Files.writeString(
                folder.resolve(".block.attached"), "S" + new UUID(0, 1) + "(dev=1,ino=" + "1".repeat(40) + ")");
        start("make", BYTES).destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).doesNotExist();
    }

    @Test
    void one_that_another_process_still_has_is_not() throws Exception {
        Process maker = start("make", BYTES);
        Process other = start("attach");
        maker.destroyForcibly().waitFor();
        try (SharedMemory next = SharedMemory.create(folder.resolve("next"), 1);
                SharedMemory attached = SharedMemory.attach(block)) {
            order(other, '+');
            assertThat(attached.buffer().get(0)).isEqualTo((byte) 1);
            assertThat(next.bytes()).isEqualTo(1);
        }
        other.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("last"), 1).close();
        assertThat(block).doesNotExist();
    }

    @Test
    void one_that_this_process_still_has_is_not_even_if_it_looks() throws Exception {
        Process maker = start("make", BYTES);
        try (SharedMemory attached = SharedMemory.attach(block)) {
            maker.destroyForcibly().waitFor();
            SharedMemory.create(folder.resolve("next"), 1)
                    .close(); // which would close a file of the block if it looked
            Process other = start("attach");
            order(other, '+');
            assertThat(attached.buffer().get(0)).isEqualTo((byte) 1);
            other.destroyForcibly().waitFor();
            start("attach").destroyForcibly().waitFor();
            assertThat(block).exists();
        }
    }

    @Test
    void one_that_another_process_has_is_not_harmed_by_an_attempt_to_make_it() throws Exception {
        Process maker = start("make", BYTES);
        assertThatThrownBy(() -> SharedMemory.create(block, 1))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("attach it, unlink it, or choose another name");
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(names()).contains("block", ".block.attached");
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("last"), 1).close();
        assertThat(names()).doesNotContain("block", ".block.attached");
    }

    @Test
    void one_whose_maker_was_killed_while_it_was_filled_is_removed() throws Exception {
        String half = Long.toString(Files.getFileStore(folder).getUsableSpace() / 2); // for which there is time enough
        Process maker = new ProcessBuilder(Programs.command(HasBlock.class, arguments("make", half))).start();
        programs.processes().add(maker);
        await().until(() -> Files.exists(block) && Files.size(block) > 1_000_000);
        assertThatThrownBy(() -> SharedMemory.attach(block)).hasMessageContaining("is just making it, try again");
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).doesNotExist();
    }

    @Test
    void a_file_of_another_program_is_never_removed() throws Exception {
        Files.writeString(block, "mine");
        assertThatThrownBy(() -> SharedMemory.create(block, 1)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> SharedMemory.attach(block)).isInstanceOf(InvalidBlockException.class);
        assertThat(names()).containsExactly("block");
        Files.delete(block);
        start("make", BYTES).destroyForcibly().waitFor();
        Files.move(Files.writeString(folder.resolve("new"), "mine"), block, StandardCopyOption.REPLACE_EXISTING);
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).hasContent("mine");
        assertThat(names()).doesNotContain(".block.attached");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no other user is to be had")
    void another_user_who_says_that_a_file_is_dead_is_not_believed() throws Exception {
        start("make", BYTES).destroyForcibly().waitFor();
        Path presence = folder.resolve(".block.attached");
        assumeThat(isGiven(presence, "nobody"))
                .as("a file can be given to another user")
                .isTrue();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).exists();
        assertThatThrownBy(() -> SharedMemory.attach(block))
                .hasMessageContaining(presence + " belongs to another user, nobody: choose another name");
    }

    private static boolean isGiven(Path file, String user) throws IOException {
        try {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
            return true;
        } catch (FileSystemException | UserPrincipalNotFoundException e) {
            return false;
        }
    }

    @Test
    void one_that_was_closed_by_its_maker_stays() throws Exception {
        Process maker = start("make", BYTES);
        order(maker, '+');
        order(maker, 'c');
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        try (SharedMemory attached = SharedMemory.attach(block)) {
            assertThat(attached.buffer().get(0)).isEqualTo((byte) 1);
        }
    }

    @Test
    void one_of_which_its_maker_closed_what_it_had_attached_once_more_does_not() throws Exception {
        Process maker = start("make", BYTES);
        order(maker, 's');
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).doesNotExist();
    }

    @Test
    void one_that_another_process_closed_does_not() throws Exception {
        Process maker = start("make", BYTES);
        Process other = start("attach");
        order(other, 's');
        order(other, 'c');
        maker.destroyForcibly().waitFor();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(block).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no limit for a file's size")
    void one_for_which_there_is_no_room_says_so_and_leaves_nothing_behind() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"));
        command.addAll(Programs.command(HasBlock.class, arguments("make", "10000000")));
        Process maker = new ProcessBuilder(command).start();
        programs.processes().add(maker);
        String errors = new String(maker.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(errors).contains("a block of 10000000 bytes can't be made in " + folder + ": java.io.IOException: ");
        assertThat(maker.waitFor()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "where memory is a file system")
    void one_has_all_of_its_room_from_the_beginning() throws Exception {
        try (SharedMemory made = SharedMemory.create((String) null, 10_000_000)) {
            Process stat = new ProcessBuilder("stat", "-c", "%b", made.file().toString()).start();
            assertThat(Long.parseLong(line(stat)) * 512).isBetween(10_000_000L, 11_000_000L);
            made.unlink();
        }
    }

    @Test
    void numpy_and_java_have_the_same_memory() throws Exception {
        assumeThat(python("import numpy")).as("exit code of python3 with NumPy").isZero();
        try (SharedMemory made = SharedMemory.create(block, 8)) {
            assertThat(python("import numpy; numpy.load('" + block + "', mmap_mode='r+')[:] += 3"))
                    .isZero();
            assertThat(made.buffer().getLong()).isEqualTo(0x0303_0303_0303_0303L);
        }
        Path matrix = folder.resolve("matrix");
        assertThat(python("import numpy; numpy.lib.format.open_memmap('" + matrix
                        + "', 'w+', numpy.int32, (3, 4))[:] = numpy.arange(12).reshape(3, 4)"))
                .isZero();
        try (SharedMemory attached = SharedMemory.attach(matrix)) {
            assertThat(attached.bytes()).isEqualTo(48);
            assertThat(attached.buffer().order(ByteOrder.nativeOrder()).getInt(44))
                    .isEqualTo(11);
        }
    }

    private static int python(String program) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", program)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // There is none.
        }
    }

    private Process start(String how, String... more) throws IOException {
        Process process = programs.launch(HasBlock.class, arguments(how, more));
        assertThat(line(process)).isEqualTo(BYTES);
        return process;
    }

    private String[] arguments(String how, String... more) {
        List<String> arguments = new ArrayList<>(List.of(how, block.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
