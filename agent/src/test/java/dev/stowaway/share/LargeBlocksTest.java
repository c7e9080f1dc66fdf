package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory beyond what a buffer can have: as files with holes, and one that is made, for which there has to be room. */
class LargeBlocksTest {
    private static final long BYTES = (1L << 31) + 4096;

    private final Path file;

    LargeBlocksTest(@TempDir Path folder) {
        this.file = folder.resolve("block");
    }

    private SharedMemory attached() throws IOException {
        return SharedMemory.attach(NpyFile.write(file, "|u1", false, "(" + BYTES + ",)", 128, BYTES));
    }

    @Test
    void a_buffer_of_all_of_it_is_refused_with_a_remedy() throws IOException {
        try (SharedMemory large = attached()) {
            assertThatThrownBy(large::buffer)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a buffer has 2147483647 bytes at most, and this block " + BYTES
                            + ": take a part of it, buffer(offset, bytes), or from JDK 22 on all of it as a segment");
            assertThat(large.buffer(BYTES - 8, 8).getLong()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 3})
    void bytes_are_atomic_up_to_the_last_of_one_that_is_just_as_large_as_a_buffer(int bytes) throws IOException {
        NpyFile.write(
                file,
                "|i1",
                false,
                "(" + bytes + ",)",
                128,
                (1L << 31) + 64); // as a block has more bytes than elements
        try (SharedByteArray array = SharedByteArray.attach(file)) {
            for (long at = bytes - 4L; at < bytes; at++) {
                assertThat(array.getAndAdd((byte) 3, at)).isZero();
                assertThat(array.compareAndSet((byte) 3, (byte) 4, at)).isTrue();
            }
            assertThat(array.buffer().remaining()).isEqualTo(bytes);
            assertThat(array.buffer().get(bytes - 1)).isEqualTo((byte) 4);
            assertThat(array.memory().buffer(bytes, 0).hasRemaining()).isFalse();
        }
    }

    @Test
    @EnabledForJreRange(minVersion = 22, disabledReason = "with which segments come")
    void a_segment_is_all_of_it() throws Exception {
        try (SharedMemory large = attached()) {
            assertIsAll(large);
        }
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // the block is gone with the test
    @EnabledIfSystemProperty(named = "stowaway.long", matches = "true", disabledReason = "takes so much memory")
    void one_that_is_made_is_as_large_as_it_is_to_be() throws Exception {
        try (SharedMemory probe = SharedMemory.create((String) null, 1)) {
            assumeThat(Files.getFileStore(probe.file()).getUsableSpace())
                    .as("room where blocks are made")
                    .isGreaterThan(BYTES + (1L << 30));
            probe.unlink();
        }
        try (SharedMemory made = SharedMemory.create((String) null, BYTES)) {
            try (SharedMemory attached = SharedMemory.attach(made.file())) {
                assertThat(made.bytes()).isEqualTo(BYTES);
                assertThat(made.buffer(BYTES - 8, 8).getLong()).isZero();
                made.buffer(BYTES - 8, 8).putLong(0, 42);
                assertThat(attached.buffer(BYTES - 16, 16).getLong(8)).isEqualTo(42);
                made.lock().lock();
                assertThat(attached.lock().isHeldByCurrentThread()).isTrue();
                made.lock().unlock();
                if (Runtime.version().feature() >= 22) {
                    assertIsAll(made);
                }
            } finally {
                made.unlink();
            }
        }
    }

    private static void assertIsAll(SharedMemory large) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.foreign.MemorySegment");
        Object segment = large.segment(type);
        assertThat(type.getMethod("byteSize").invoke(segment)).isEqualTo(BYTES);
        Method slice = type.getMethod("asSlice", long.class, long.class);
        type.getMethod("fill", byte.class).invoke(slice.invoke(segment, BYTES - 4, 4L), (byte) 7);
        assertThat(large.buffer(BYTES - 5, 5).getInt(1)).isEqualTo(0x07070707);
        assertThat(large.buffer(BYTES - 5, 5).get(0)).isZero();
    }
}
