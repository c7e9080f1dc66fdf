package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stowaway.InvalidBlockException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMemoryTest {
    private static final int BYTES = 1000;

    private final Path folder;

    SharedMemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whoever_attaches_it_has_the_same_memory() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
                SharedMemory attached = SharedMemory.attach(folder.resolve("block"))) {
            made.buffer().putInt(996, 42);
            assertThat(attached.bytes()).isEqualTo(BYTES);
            assertThat(attached.name()).isEqualTo("block");
            assertThat(attached.buffer().getInt(996)).isEqualTo(42);
            assertThat(attached.buffer(990, 10).getInt(6)).isEqualTo(42);
            assertThat(attached.buffer().order()).isEqualTo(ByteOrder.nativeOrder());
        }
    }

    @Test
    void one_without_a_name_gets_one() throws IOException {
        try (SharedMemory made = SharedMemory.create((String) null, BYTES)) {
            try (SharedMemory attached = SharedMemory.attach(made.name())) {
                made.buffer().put(0, (byte) 1);
                assertThat(attached.buffer().get(0)).isEqualTo((byte) 1);
            } finally {
                made.unlink();
            }
            assertThat(made.file()).doesNotExist();
        }
    }

    @Test
    void it_is_full_of_zeros_and_may_be_empty() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
                SharedMemory empty = SharedMemory.create(folder.resolve("empty"), 0)) {
            assertThat(made.buffer()).isEqualTo(ByteBuffer.allocate(BYTES));
            assertThat(empty.buffer().hasRemaining()).isFalse();
        }
    }

    @Test
    void a_name_is_taken_once() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            assertThatThrownBy(() -> SharedMemory.create(made.file(), BYTES))
                    .isInstanceOf(FileAlreadyExistsException.class)
                    .hasMessageContainingAll(made.file().toString(), "attach it, unlink it, or choose another name");
            made.unlink();
            try (SharedMemory next = SharedMemory.create(made.file(), BYTES)) {
                made.buffer().put(0, (byte) 1);
                assertThat(next.buffer().get(0)).isZero();
                made.unlink();
                assertThat(next.file()).as("that of another block").exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "a b", "a:b", "ä", "a/../b", ".."})
    void a_name_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> SharedMemory.create(name, BYTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no name of a block");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my data.npy", "gr\u00f6\u00dfe.npy", ".npy", "x.attached", "245 bytes"})
    void a_file_may_have_any_name_that_leaves_room_for_the_one_beside_it(String name) throws Exception {
        assumeThat(System.getProperty("sun.jnu.encoding")).isEqualTo("UTF-8");
        String known = name.equals("245 bytes") ? "\u00f6".repeat(122) + "x" : name;
        Path file = folder.resolve(known);
        SharedMemory made = SharedMemory.create(file, BYTES);
        try (SharedMemory attached = SharedMemory.attach(file)) {
            assertThat(attached).isEqualTo(made);
            assertThat(attached.name()).isEqualTo(known);
            assertThat(attached.lock().tryLock()).isTrue();
            attached.lock().unlock();
        }
        made.close();
        SharedMemory.create(folder.resolve("next"), 1).unlink();
        try (SharedMemory received = (SharedMemory) read(written(made))) {
            assertThat(received.file()).isEqualTo(file);
        }
        made.unlink();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {".x.attached", ".attached", "246 bytes"})
    void one_that_would_be_taken_for_another_or_leaves_no_room_is_refused(String name) {
        Path file = folder.resolve(name.equals("246 bytes") ? "x".repeat(246) : name);
        String message =
                "\"" + file.getFileName() + "\" is no name of a block's file: up to 245 bytes, and nothing like"
                        + " .NAME.attached, where it is written who has a block";
        assertThatThrownBy(() -> SharedMemory.create(file, BYTES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> SharedMemory.attach(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @SuppressWarnings("NullAway") // what is refused
    void to_attach_takes_a_name() {
        assertThatThrownBy(() -> SharedMemory.attach(folder.getRoot()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"\" is no name of a block");
        assertThatThrownBy(() -> SharedMemory.attach((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the name of a block");
    }

    @Test
    void what_is_not_there_cannot_be_attached() {
        assertThatThrownBy(() -> SharedMemory.attach(folder.resolve("nothing")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> SharedMemory.create(folder.resolve("no/block"), BYTES))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no such folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_is_cut_off_or_not_complete_or_foreign_is_refused() throws IOException {
        Path block = folder.resolve("block");
        SharedMemory.create(block, BYTES).close();
        try (RandomAccessFile file = new RandomAccessFile(block.toFile(), "rw")) {
            file.setLength(BYTES);
            assertRefused(block, "it is cut off: 1000 bytes, and its header speaks of 1128");
            file.setLength(100);
            assertRefused(block, "its header is cut off");
            file.setLength(2000);
            file.seek(0);
            file.write(new byte[8]);
            assertRefused(block, "if another process is just making it, try again");
        }
        assertRefused(Files.writeString(folder.resolve("text"), "no block at all"), "does not begin as a NumPy file");
        assertRefused(Files.createFile(folder.resolve("nothing")), "does not begin as a NumPy file");
    }

    @Test
    void one_that_may_only_be_read_is_refused_with_what_it_takes() throws IOException {
        Path file = NpyFile.write(folder.resolve("array"), "<i4", false, "(3,)", 128, 12);
        assertThat(file.toFile().setReadOnly()).isTrue();
        assumeThat(Files.isWritable(file)).as("though it may only be read").isFalse();
        assertThatThrownBy(() -> SharedMemory.attach(file))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(file + ": whoever attaches a block needs the permission to read and to write its file");
    }

    @Test
    void an_empty_one_of_another_program_is_not_taken_for_a_later_file() throws IOException {
        Path empty = NpyFile.write(folder.resolve("empty"), "<i4", false, "(0,)", 128, 0);
        try (SharedMemory attached = SharedMemory.attach(empty)) {
            Files.delete(empty);
            Path next = NpyFile.write(folder.resolve("next"), "<i4", false, "(1,)", 128, 4);
            try (SharedMemory later =
                    SharedMemory.attach(next)) { // which a file system may give the number of the first
                assertThat(attached.bytes()).isZero();
                assertThat(later.bytes()).isEqualTo(4);
            }
        }
    }

    @Test
    void one_of_another_version_is_refused() throws IOException {
        Path block = folder.resolve("block");
        SharedMemory.create(block, BYTES).close();
        try (RandomAccessFile file = new RandomAccessFile(block.toFile(), "rw")) {
            file.seek(1152 + 8);
            file.write(1);
        }
        assertRefused(block, "its format is 1, the one here 3; use the same stowaway.jar in both processes");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> SharedMemory.attach(file))
                .isInstanceOf(InvalidBlockException.class)
                .hasMessageContainingAll(file + " is no block of shared memory", reason);
    }

    @Test
    void a_buffer_outlives_it_but_no_other_is_had() throws IOException {
        SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
        ByteBuffer buffer = made.buffer();
        made.close();
        made.close();
        buffer.put(0, (byte) 1);
        assertThatThrownBy(made::buffer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed: attach it again");
        try (SharedMemory again = SharedMemory.attach(made.file())) {
            assertThat(again.buffer().get(0)).isEqualTo((byte) 1);
            assertThatThrownBy(() -> again.buffer(995, 6))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("6 bytes from 995 on, of a block that has 1000");
        }
    }

    @Test
    void a_segment_is_the_same_memory_where_there_are_segments() throws Exception {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            if (Runtime.version().feature() < 22) {
                assertThatThrownBy(() -> made.segment(Object.class))
                        .isInstanceOf(UnsupportedOperationException.class)
                        .hasMessageContaining("memory segments come with JDK 22");
                return;
            }
            Class<?> type = Class.forName("java.lang.foreign.MemorySegment");
            Object segment = made.segment(type);
            assertThat(type.getMethod("byteSize").invoke(segment)).isEqualTo((long) BYTES);
            type.getMethod("fill", byte.class).invoke(segment, (byte) 7);
            assertThat(made.buffer().get(BYTES - 1)).isEqualTo((byte) 7);
        }
    }

    @Test
    @EnabledForJreRange(minVersion = 22, disabledReason = "there are no segments before")
    @SuppressWarnings("NullAway") // what is refused
    void a_segment_takes_the_class_of_segments() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            assertThatThrownBy(() -> made.segment(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("which class: give MemorySegment.class");
            assertThatThrownBy(() -> made.segment(String.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("java.lang.String: give MemorySegment.class");
        }
    }

    @Test
    void its_handle_leads_to_the_very_block() throws Exception {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
                SharedMemory received = (SharedMemory) read(written(made))) {
            made.buffer().put(0, (byte) 1);
            assertThat(received).isNotSameAs(made);
            assertThat(received.buffer().get(0)).isEqualTo((byte) 1);
        }
    }

    @Test
    void a_filter_that_allows_this_package_lets_it_in() throws Exception {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
                ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written(made)))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("dev.stowaway.share.*;!*"));
            ((SharedMemory) in.readObject()).close();
        }
    }

    @Test
    void a_handle_of_a_block_that_is_gone_or_another_one_by_now_is_refused() throws Exception {
        SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
        byte[] handle = written(made);
        made.unlink();
        made.close();
        assertThatThrownBy(() -> read(handle))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContainingAll(made.file().toString(), "is gone: it was unlinked");
        SharedMemory.create(made.file(), BYTES).close();
        assertThatThrownBy(() -> read(handle))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("is another one by now");
    }

    @Test
    void its_handle_leads_to_it_as_long_as_it_is_had_also_when_it_is_unlinked_and_another_one_has_its_name()
            throws Exception {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            byte[] handle = written(made);
            byte[] ofLock = written(made.lock());
            made.unlink();
            assertLeadsTo(made, handle);
            try (SharedMemory next = SharedMemory.create(made.file(), BYTES)) {
                assertLeadsTo(made, handle);
                assertLeadsTo(next, written(next));
            }
            SharedMemoryLock received = (SharedMemoryLock) read(ofLock);
            assertThat(received.tryLock()).isTrue();
            assertThat(made.lock().isHeldByCurrentThread()).isTrue();
            received.unlock();
        }
    }

    private static void assertLeadsTo(SharedMemory block, byte[] handle) throws Exception {
        try (SharedMemory received = (SharedMemory) read(handle)) {
            assertThat(received).isEqualTo(block);
        }
    }

    @Test
    void its_handle_does_not_lead_to_a_copy_of_it() throws Exception {
        Path copy = folder.resolve("copy");
        byte[] handle;
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            handle = written(made);
            Files.copy(made.file(), copy);
            try (SharedMemory copied = SharedMemory.attach(copy)) {
                assertLeadsTo(made, handle);
                assertLeadsTo(copied, written(copied));
            }
            made.unlink();
        }
        try (SharedMemory copied = SharedMemory.attach(copy)) {
            assertThat(copied.block().id()).isNotEqualTo(new UUID(0, 0));
            assertThatThrownBy(() -> read(handle)).hasMessageContaining("is gone: it was unlinked");
        }
    }

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    @Test
    void an_interrupt_takes_it_from_nobody() throws IOException {
        SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
        try (SharedMemory other = SharedMemory.attach(made.file())) {
            Thread.currentThread().interrupt();
            made.buffer().put(0, (byte) 1);
            made.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(other.buffer().get(0)).isEqualTo((byte) 1);
        }
    }

    @Test
    void it_can_be_unlinked_after_it_was_closed_but_no_other_one_of_the_name() throws IOException {
        SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES);
        made.close();
        made.unlink();
        assertThat(folder).isEmptyDirectory();
        SharedMemory.create(made.file(), BYTES).close();
        made.unlink();
        assertThat(made.file()).exists();
    }

    @Test
    void nothing_is_left_of_one_that_is_unlinked() throws IOException {
        try (SharedMemory made = SharedMemory.create(folder.resolve("block"), BYTES)) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(2);
            }
            made.unlink();
            assertThat(folder).isEmptyDirectory();
            made.unlink();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
