package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** When the memory of a block is free again, and what is done if there is too little. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "which tells what is mapped, and has small file systems")
class RoomForBlocksTest {
    private static final int BYTES = 1000;

    @RegisterExtension
    private final Workers workers = new Workers();

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

    /** The same of several threads, each for itself. */
    static final class MakesBlocksOfThreads {
        private MakesBlocksOfThreads() {}

        public static void main(String[] arguments) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Path file = Path.of(arguments[0], "block" + i);
                threads.add(new Thread(() -> makeAndUnlink(file, Long.parseLong(arguments[1]))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static void makeAndUnlink(Path file, long bytes) {
            for (int i = 0; i < 30; i++) {
                try (SharedMemory made = SharedMemory.create(file, bytes)) {
                    made.buffer().put(0, (byte) 1);
                    made.unlink();
                } catch (IOException e) {
                    System.out.println(e);
                }
            }
        }
    }

    /** In a file system of 100 MB, one block after the other; says how much is free before, what fails, and what is left. */
    static final class MakesBlocks {
        private MakesBlocks() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            System.out.println(Files.getFileStore(folder).getUsableSpace());
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                try (SharedMemory made = SharedMemory.create(folder.resolve("block"), Long.parseLong(arguments[1]))) {
                    made.buffer().put(0, (byte) 1);
                    made.unlink();
                } catch (IOException e) {
                    System.out.println(e);
                }
            }
            try (Stream<Path> left = Files.list(folder)) {
                System.out.println(left.toList());
            }
        }
    }

    private void assumeMountable() throws Exception {
        assumeThat(run("true"))
                .as("what says that one may have a file system of one's own")
                .containsExactly("0");
    }

    private List<String> made(long bytes, int blocks) throws Exception {
        assumeMountable();
        return run(
                Programs.command(MakesBlocks.class, folder.toString(), Long.toString(bytes), Integer.toString(blocks))
                        .toArray(String[]::new));
    }

    /** In a file system that is gone with it; its lines, and its exit code. */
    private List<String> run(String... program) throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c"));
        command.addAll(List.of("mount -t tmpfs -o size=100m none \"$0\" && exec \"$@\"", folder.toString()));
        command.addAll(List.of(program));
        Process process;
        try {
            process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        } catch (IOException e) {
            return List.of(e.toString());
        }
        List<String> lines = new ArrayList<>(
                process.inputReader(StandardCharsets.UTF_8).lines().toList());
        lines.add(Integer.toString(process.waitFor()));
        return lines;
    }

    @Test
    void blocks_that_are_closed_and_unlinked_are_no_reason_why_there_is_none() throws Exception {
        assertThat(made(30_000_000, 20)).containsExactly("104857600", "[]", "0");
    }

    @Test
    void nor_are_those_of_several_threads_that_have_room_together() throws Exception {
        assumeMountable();
        assertThat(run(Programs.command(MakesBlocksOfThreads.class, folder.toString(), "15000000")
                        .toArray(String[]::new)))
                .containsExactly("0");
    }

    @Test
    void one_that_is_too_large_is_refused_with_the_number_of_bytes_that_are_free() throws Exception {
        assertThat(made(1L << 50, 1))
                .containsExactly(
                        "104857600",
                        "java.io.IOException: a block of 1125899906842624 bytes can't be made in " + folder
                                + ", where 104857600 bytes are free",
                        "[]",
                        "0");
    }

    @Test
    void who_fills_a_large_one_keeps_nobody_waiting() throws Exception {
        long half = Files.getFileStore(folder).getUsableSpace() / 2; // for which there is time enough
        String large = folder.resolve("large").toString();
        String small = folder.resolve("small").toString();
        Worker worker = workers.start();
        CompletableFuture<Boolean> filled = worker.begins(() -> {
            SharedMemory.create(Path.of(large), half);
            return true;
        });
        await().until(() -> Files.exists(Path.of(large)) && Files.size(Path.of(large)) > 1_000_000);
        worker.does(() -> {
            SharedMemory made = SharedMemory.create(Path.of(small), BYTES);
            SharedMemory.attach(made.file()).close();
            assertThatThrownBy(() -> SharedMemory.attach(Path.of(large)))
                    .isInstanceOf(InvalidBlockException.class)
                    .hasMessageContaining("is just making it");
            assertThatThrownBy(() -> SharedMemory.create(Path.of(large), BYTES))
                    .isInstanceOf(FileAlreadyExistsException.class);
            made.unlink();
            made.close();
            return true;
        });
        SharedMemory.create(Path.of(small), BYTES).close();
        assertThat(Path.of(large)).as("that is not removed meanwhile").exists();
        assertThat(filled).isNotDone();
        worker.kill();
        SharedMemory.attach(Path.of(small)).close();
        assertThat(Path.of(large)).doesNotExist();
    }

    @Test
    void nothing_is_left_of_one_that_is_not_made_since_there_is_no_memory_for_a_buffer() throws Exception {
        String file = folder.resolve("block").toString();
        Worker worker = workers.start("-XX:MaxDirectMemorySize=100k");
        assertThatThrownBy(() -> worker.does(() -> SharedMemory.create(Path.of(file), 2_000_000)))
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(folder).isEmptyDirectory();
        worker.does(() -> {
            try (SharedMemory made = SharedMemory.create(Path.of(file), BYTES)) {
                made.lock().lock();
                return true;
            }
        });
    }

    @Test
    @EnabledForJreRange(
            maxVersion = 21,
            disabledReason = "later ones do not count the buffers that they read files with")
    void who_can_attach_none_since_there_is_no_memory_for_a_buffer_has_none() throws Exception {
        String file = folder.resolve("block").toString();
        Worker maker = workers.start();
        maker.does(() -> Kept.keep(SharedMemory.create(Path.of(file), BYTES)));
        Worker worker = workers.start("-XX:MaxDirectMemorySize=100k");
        worker.does(() -> Kept.keep(ByteBuffer.allocateDirect(100 << 10)));
        assertThatThrownBy(() -> worker.does(() -> SharedMemory.attach(Path.of(file))))
                .hasRootCauseInstanceOf(OutOfMemoryError.class);
        maker.kill();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(Path.of(file)).doesNotExist();
    }

    /** What is not to be garbage in a worker. */
    private static final class Kept {
        private static final List<Object> ALL = new CopyOnWriteArrayList<>();

        static boolean keep(Object object) {
            return ALL.add(object);
        }
    }
}
