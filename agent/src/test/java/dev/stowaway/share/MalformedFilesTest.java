package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose beginning is nearly that of a file of NumPy's: each is attached, or refused as no block, and then not attached. */
class MalformedFilesTest {
    private static final String VALID = "{'descr': '<i4', 'fortran_order': False, 'shape': (2, 3), }";
    private static final int LENGTH = 118;
    private static final int BYTES = 2 * 3 * Integer.BYTES;

    /** That of JUnit's is not there for properties. */
    private static final Path FOLDER = folder();

    private static Path folder() {
        try {
            return Files.createTempDirectory("malformed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.delete(FOLDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<i99999999999; False; (2, 3)",
                "<i0          ; False; (2, 3)",
                "<i3          ; False; (2, 3)",
                "<i4          ; False; (2 3)",
                "<i4          ; False; (,)",
                "<i4          ; False; (2,,3)",
                "<i4          ; False; (99999999999999999999,)",
                "<i4          ; False; (4611686018427387904,)",
                "<i4          ; False; (0, 4398046511104, 4398046511104)",
                "<i4          ; True ; (0, 4398046511104, 4398046511104)",
                "<i4          ; True ; (4398046511104, 4398046511104, 0)",
            })
    void what_is_no_array_is_no_block(String descriptor, String isFortran, String shape, @TempDir Path temporary)
            throws IOException {
        assertRefused(
                temporary,
                "{'descr': '" + descriptor + "', 'fortran_order': " + isFortran + ", 'shape': " + shape + ", }");
    }

    @Test
    void nor_is_one_of_more_axes_than_an_array_can_have(@TempDir Path temporary) throws IOException {
        assertRefused(temporary, VALID.replace("2, 3", "1,".repeat(65)));
        assertRefused(temporary, VALID.replace("2, 3", "1,".repeat(4000)));
        Path file = written(temporary.resolve("most"), VALID.replace("2, 3", "1,".repeat(62) + "2, 3"));
        try (SharedIntArray array = SharedIntArray.attach(file)) {
            assertThat(array.rank()).isEqualTo(64);
        }
    }

    private static void assertRefused(Path folder, String dictionary) throws IOException {
        Path file = written(folder.resolve("file"), dictionary);
        assertThatThrownBy(() -> SharedMemory.attach(file).close()).isInstanceOf(InvalidBlockException.class);
        assertThatThrownBy(() -> SharedIntArray.attach(file).close()).isInstanceOf(InvalidBlockException.class);
        written(file, VALID);
        try (SharedMemory repaired = SharedMemory.attach(file)) {
            assertThat(repaired.bytes())
                    .as("of the same file, that was not attached")
                    .isEqualTo(BYTES);
        }
    }

    /** Of format 2, whose header can be as long as any. */
    private static Path written(Path file, String dictionary) throws IOException {
        int length = (12 + dictionary.length() + 63) / 64 * 64 - 12;
        ByteBuffer content = ByteBuffer.allocate(12 + length + BYTES);
        content.put((byte) 0x93).put("NUMPY\2\0".getBytes(StandardCharsets.US_ASCII));
        content.put((byte) length).put((byte) (length >> 8)).putShort((short) 0);
        content.put((dictionary + " ".repeat(length - dictionary.length())).getBytes(StandardCharsets.US_ASCII));
        return Files.write(file, content.array());
    }

    @Property(tries = 3000)
    void whatever_is_changed_in_one_it_is_attached_or_refused(
            @ForAll @IntRange(max = 75) int from,
            @ForAll @IntRange(max = 20) int removed,
            @ForAll("pieces") String inserted,
            @ForAll boolean isFortran)
            throws IOException {
        String head = (char) 0x93 + "NUMPY\1\0" + (char) LENGTH + "\0"
                + (isFortran ? VALID.replace("False", "True") : VALID) + " ".repeat(LENGTH - VALID.length());
        String all = head + "\0".repeat(BYTES);
        int start = Math.min(from, all.length());
        String changed = all.substring(0, start) + inserted + all.substring(Math.min(start + removed, all.length()));
        Path file = Files.write(FOLDER.resolve("changed"), changed.getBytes(StandardCharsets.ISO_8859_1));
        try (SharedMemory memory = SharedMemory.attach(file)) {
            assertThat(memory.bytes()).isLessThanOrEqualTo(changed.length());
            assertThat(memory.block().layout().size()).isLessThanOrEqualTo(memory.bytes());
        } catch (InvalidBlockException e) {
            assertThat(e).hasMessageStartingWith(file + " is no block of shared memory: ");
        }
        try (SharedIntArray array = SharedIntArray.attach(file)) {
            assertThat(array.sum()).isInstanceOf(Long.class);
        } catch (InvalidBlockException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
        }
        Files.delete(file);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars(" (),:'{}<>|=0123456789biufcTrueFals\n\0\u0093")
                        .ofMaxLength(8),
                Arbitraries.strings().numeric().ofMaxLength(25),
                Arbitraries.strings()
                        .numeric()
                        .ofMaxLength(20)
                        .list()
                        .ofMaxSize(50)
                        .map(all -> String.join(", ", all)),
                Arbitraries.strings().ofMaxLength(4));
    }
}
