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
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000   | (1000,)",
                "3,4    | (3, 4)",
                "1,2,3  | (1, 2, 3)",
                "''     | ()",
            })
    void is_written_as_numpy_does(String shape, String tuple) {
        byte[] header = NpyHeader.of(ElementType.INT, shape(shape)).encode();
        assertThat(header)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .hasSize(128);
        assertThat(new String(header, 10, 118, StandardCharsets.US_ASCII))
                .isEqualTo(String.format(
                        "%-117s%n", "{'descr': '<i4', 'fortran_order': False, 'shape': " + tuple + ", }"));
    }

    private static List<Long> shape(String lengths) {
        return Arrays.stream(lengths.split(","))
                .filter(length -> !length.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    @Property
    void is_read_as_it_was_written(
            @ForAll ElementType type, @ForAll @Size(max = 20) List<@LongRange(max = Long.MAX_VALUE) Long> shape)
            throws InvalidBlockException {
        NpyHeader header = NpyHeader.of(type, shape);
        assertThat(header.dataOffset() % 64).isZero();
        NpyHeader read = NpyHeader.decode(Arrays.copyOf(header.encode(), header.dataOffset() + 7));
        assertThat(read).isEqualTo(header);
        assertThat(ElementType.of(read.descriptor())).isEqualTo(type);
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

    @Test
    void knows_how_much_follows() {
        assertThat(NpyHeader.of(ElementType.DOUBLE, List.of(3L, 5L)).dataBytes())
                .isEqualTo(120);
        assertThat(NpyHeader.of(ElementType.DOUBLE, List.of()).dataBytes()).isEqualTo(8);
        assertThat(NpyHeader.ofBytes(0).dataBytes()).isZero();
        assertThatThrownBy(NpyHeader.of(ElementType.LONG, List.of(1L << 62, 4L))::dataBytes)
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                     | does not begin as a NumPy file",
                "{'x': 1}               | describes no array of numbers: {'x': 1}",
                "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (3,), } | describes no array of numbers",
                "{'descr': '<i4', 'fortran_order': False, 'shape': (99999999999999999999,), } | out of range: (99999999999999999999,)",
            })
    void refuses_what_is_none(String dictionary, String reason) {
        byte[] file = NpyHeader.ofBytes(1).encode();
        if (dictionary.isEmpty()) {
            file[0] = 0;
        } else {
            Arrays.fill(file, 10, file.length, (byte) ' ');
            byte[] bytes = dictionary.getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, file, 10, Math.min(bytes.length, file.length - 10));
        }
        assertThatThrownBy(() -> NpyHeader.decode(file))
                .isInstanceOf(InvalidBlockException.class)
                .hasMessageContaining(reason);
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
