package dev.stowaway.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On files with holes, so that they take no room. */
class MappingTest {
    private static final long OFFSET = 128;

    private final Path folder;

    MappingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Mapping mapping(long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                folder.resolve("file-" + bytes),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), OFFSET + bytes);
            return Mapping.of(channel, OFFSET, bytes);
        }
    }

    @Test
    void any_part_of_a_block_beyond_2_GiB_is_had() throws IOException {
        long bytes = 5L << 30;
        Mapping mapping = mapping(bytes);
        for (long at : new long[] {0, Mapping.STEP - 4, Mapping.STEP, Integer.MAX_VALUE - 3L, 1L << 31, bytes - 4}) {
            mapping.buffer(at, 4).putInt(0, (int) (at >> 2));
        }
        for (long at : new long[] {0, Mapping.STEP - 4, Mapping.STEP, Integer.MAX_VALUE - 3L, 1L << 31, bytes - 4}) {
            long from = Math.max(0, Math.min(at - 1000, bytes - Mapping.STEP));
            ByteBuffer longest = mapping.buffer(from, Mapping.STEP);
            assertThat(longest.getInt((int) (at - from))).as("at %s", at).isEqualTo((int) (at >> 2));
        }
        assertThatThrownBy(() -> mapping.buffer(0, Mapping.STEP + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("has 1073741824 bytes at most, and not 1073741825");
    }

    @Test
    void one_that_fits_into_a_buffer_is_had_as_a_whole() throws IOException {
        Mapping mapping = mapping(Integer.MAX_VALUE);
        ByteBuffer all = mapping.buffer(0, Integer.MAX_VALUE);
        all.put(Integer.MAX_VALUE - 1, (byte) 1);
        assertThat(mapping.buffer(Integer.MAX_VALUE - 1, 1).get(0)).isEqualTo((byte) 1);
    }

    @Test
    void behind_the_last_byte_there_is_an_empty_part() throws IOException {
        for (long bytes : new long[] {3L << 30, (3L << 30) + 1}) {
            assertThat(mapping(bytes).buffer(bytes, 0).hasRemaining()).isFalse();
        }
    }
}
