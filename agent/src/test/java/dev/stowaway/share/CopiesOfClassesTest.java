package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of a process that has the classes twice, as two web applications do that bring the jar along. */
@SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
@EnabledOnOs(value = OS.LINUX, disabledReason = "which tells which files a process has open")
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CopiesOfClassesTest {
    @RegisterExtension
    private final Workers workers = new Workers();

    private final Path folder;
    private final Path file;

    @SuppressWarnings("NullAway.Init")
    private Worker worker;

    CopiesOfClassesTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("block");
    }

    /** One of the two, in the worker, with the block that it has. */
    private static final class Copy {
        static final Copy FIRST = new Copy();
        static final Copy SECOND = new Copy();

        private final Class<?> memory;
        private @Nullable Object block;

        @SuppressWarnings("resource") // its classes are used to the end
        Copy() {
            try {
                URL classes =
                        SharedMemory.class.getProtectionDomain().getCodeSource().getLocation();
                memory = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())
                        .loadClass(SharedMemory.class.getName());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean makes(String file) throws ReflectiveOperationException {
            block = memory.getMethod("create", Path.class, long.class).invoke(null, Path.of(file), 64L);
            return true;
        }

        /** Says what is in the way. */
        String attaches(String file) throws ReflectiveOperationException {
            try {
                block = memory.getMethod("attach", Path.class).invoke(null, Path.of(file));
                return "nothing";
            } catch (InvocationTargetException e) {
                return String.valueOf(e.getCause());
            }
        }

        /** As an application that is stopped, and does not close what it has. */
        boolean drops() {
            block = null;
            return true;
        }

        Lock lock() throws ReflectiveOperationException {
            return (Lock) memory.getMethod("lock").invoke(block);
        }
    }

    @BeforeEach
    void make() throws Exception {
        worker = workers.start();
        String block = file.toString();
        worker.does(() -> Copy.FIRST.makes(block));
        assertThat(worker.does(() -> Copy.FIRST.lock().tryLock())).isTrue();
    }

    private void assertIsHadAndLocked() throws IOException {
        SharedMemory next = SharedMemory.create(folder.resolve("next"), 1);
        next.unlink();
        next.close();
        try (SharedMemory attached = SharedMemory.attach(file)) {
            assertThat(attached.lock().tryLock()).isFalse();
            assertThat(attached.lock().abandoned()).isFalse();
        }
    }

    @Test
    void what_the_one_has_is_not_taken_from_it_when_the_other_one_makes_a_block() throws Exception {
        String another = folder.resolve("another").toString();
        worker.does(() -> Copy.SECOND.makes(another));
        assertIsHadAndLocked();
        assertThat(Path.of(another)).exists();
        worker.kill();
        SharedMemory.create(folder.resolve("next"), 1).close();
        assertThat(file).doesNotExist();
        assertThat(Path.of(another)).doesNotExist();
    }

    @Test
    void nor_when_the_other_one_wants_that_block() throws Exception {
        String block = file.toString();
        assertThat(worker.does(() -> Copy.SECOND.attaches(block)))
                .isEqualTo("java.io.IOException: another copy of stowaway.jar in this JVM (or a program that reads "
                        + folder.resolve(".block.attached") + ") has the block " + file
                        + ". If that is of an application that was stopped, have it close its SharedMemory when it is; if both"
                        + " run, put the jar where both see it, such as the class path");
        assertThat(worker.does(() -> {
                    assertThatThrownBy(() -> Copy.SECOND.makes(block))
                            .hasRootCauseInstanceOf(FileAlreadyExistsException.class);
                    return true;
                }))
                .isTrue();
        assertIsHadAndLocked();
    }

    /** Deployed again, that is. */
    @Test
    void what_an_application_has_left_that_was_stopped_is_had_by_the_next() throws Exception {
        String left = folder.resolve("left").toString();
        worker.does(() -> Copy.FIRST.makes(left));
        try (SharedMemory others = SharedMemory.attach(Path.of(left))) {
            worker.does(() -> Copy.FIRST.drops());
            assertThat(worker.does(() -> Copy.SECOND.attaches(left))).isEqualTo("nothing");
            assertThat(worker.does(() -> Copy.SECOND.lock().tryLock())).isTrue();
            assertThat(others.lock().tryLock()).isFalse();
        }
    }

    /** It stops the whole process. */
    @Test
    void garbage_is_not_collected_for_that_time_and_again() throws Exception {
        Path log = folder.resolve("gc.log");
        Worker logging = workers.start("-Xlog:gc:file=" + log);
        String another = folder.resolve("another").toString();
        logging.does(() -> Copy.FIRST.makes(another));
        for (int i = 0; i < 3; i++) {
            assertThat(logging.does(() -> Copy.SECOND.attaches(another))).contains("another copy of stowaway.jar");
        }
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains("System.gc()"))
                .hasSize(1);
    }

    @Test
    void a_block_whose_file_was_removed_makes_place_for_one_of_the_other() throws Exception {
        String block = file.toString();
        Files.delete(file);
        worker.does(() -> Copy.SECOND.makes(block));
        assertThat(worker.does(() -> Copy.SECOND.lock().tryLock())).isTrue();
        assertIsHadAndLocked();
    }

    @Test
    void a_block_is_not_attached_while_the_application_reads_the_file_that_says_who_has_it() throws Exception {
        try (FileChannel reading = FileChannel.open(folder.resolve(".block.attached"))) {
            assertThat(reading.size()).isPositive();
            assertThatThrownBy(() -> SharedMemory.attach(file)).hasMessageContaining("or a program that reads");
        }
        assertIsHadAndLocked();
    }
}
