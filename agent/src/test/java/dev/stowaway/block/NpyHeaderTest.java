package dev.stowaway.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.InvalidBlockException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
    @Test
    void is_written_as_numpy_does() {
        byte[] header = NpyHeader.ofBytes(1000).encode();
        assertThat(header)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .hasSize(128);
        assertThat(new String(header, 10, 118, StandardCharsets.US_ASCII))
                .isEqualTo(String.format("%-117s%n", "{'descr': '|u1', 'fortran_order': False, 'shape': (1000,), }"));
    }

    @Property
    void is_read_as_it_was_written(@ForAll @LongRange(max = Long.MAX_VALUE) long bytes) throws InvalidBlockException {
        NpyHeader header = NpyHeader.ofBytes(bytes);
        assertThat(header.dataOffset() % 64).isZero();
        assertThat(header.dataBytes()).isEqualTo(bytes);
        assertThat(NpyHeader.decode(Arrays.copyOf(header.encode(), header.dataOffset() + 7)))
                .isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f8 ; (3, 5) ; 120",
                "<i4 ; (7,)   ; 28",
                "<c16; (2,)   ; 32",
                "|b1 ; ()     ; 1",
                "<f8 ; (0, 9) ; 0",
            })
    void knows_how_much_follows(String descriptor, String shape, long bytes) throws InvalidBlockException {
        assertThat(decoded("{'descr': '" + descriptor + "', 'fortran_order': False, 'shape': " + shape + ", }")
                        .dataBytes())
                .isEqualTo(bytes);
    }

    private static NpyHeader decoded(String dictionary) throws InvalidBlockException {
        byte[] file = NpyHeader.ofBytes(1).encode();
        Arrays.fill(file, 10, file.length, (byte) ' ');
        byte[] bytes = dictionary.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, file, 10, Math.min(bytes.length, file.length - 10));
        return NpyHeader.decode(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void so_are_those_of_later_formats(int version) throws InvalidBlockException {
        String dictionary = "{'descr': '<f8', 'fortran_order': True, 'shape': (2,3), }  \n";
        byte[] file =
                ("xNUMPY??" + (char) dictionary.length() + "\0\0\0" + dictionary).getBytes(StandardCharsets.ISO_8859_1);
        file[0] = (byte) 0x93;
        file[6] = (byte) version;
        assertThat(NpyHeader.decode(file)).isEqualTo(new NpyHeader("<f8", true, List.of(2L, 3L), file.length));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'x': 1}               | describes no array of numbers: {'x': 1}",
                "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), } | describes no array of numbers",
                "{'descr': '<U5', 'fortran_order': False, 'shape': (3,), } | describes no array of numbers",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (99999999999999999999,), } | out of range: (99999999999999999999,)",
            })
    void refuses_what_is_no_array_of_numbers(String dictionary, String reason) {
        assertThatThrownBy(() -> decoded(dictionary))
                .isInstanceOf(InvalidBlockException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refuses_what_does_not_begin_as_one() {
        byte[] file = NpyHeader.ofBytes(1).encode();
        file[0] = 0;
        assertThatThrownBy(() -> NpyHeader.decode(file)).hasMessageContaining("does not begin as a NumPy file");
    }

    @Test
    void does_not_count_beyond_what_can_be_counted() throws InvalidBlockException {
        NpyHeader huge = decoded("{'descr': '<i8', 'fortran_order': False, 'shape': (4611686018427387904,), }");
        assertThatThrownBy(huge::dataBytes).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refuses_a_later_format_and_one_that_is_cut_off() {
        byte[] file = NpyHeader.ofBytes(1).encode();
        assertThatThrownBy(() -> NpyHeader.decode(Arrays.copyOf(file, file.length - 1)))
                .hasMessageContaining("cut off");
        file[6] = 4;
        assertThatThrownBy(() -> NpyHeader.decode(file)).hasMessageContaining("of format 4");
    }
}
