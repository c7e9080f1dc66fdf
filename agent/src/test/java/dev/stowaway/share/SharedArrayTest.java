package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.InvalidBlockException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.ndarray.IntNdArray;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;

class SharedArrayTest {
    private static final int MANY = 3_000_001;

    private final Path folder;
    private final Path file;

    SharedArrayTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void whoever_attaches_it_has_the_same_elements(String type) throws IOException {
        Numbers made = Numbers.create(type, file, 3, 4);
        try (SharedArray<?> array = made.array();
                SharedArray<?> attached = Numbers.attach(type, file).array()) {
            assertThat(made.copied()).containsOnly(0).hasSize(12);
            made.set(42, 1, 2);
            assertThat(new Numbers(attached).get(1, 2)).isEqualTo(42);
            assertThat(new Numbers(attached.reshape(12)).get(6)).isEqualTo(42);
            assertThat(attached.shape()).containsExactly(3, 4);
            assertThat(attached.strides()).containsExactly(4, 1);
            assertThat(attached.rank()).isEqualTo(2);
            assertThat(attached.size()).isEqualTo(12);
            assertThat(array)
                    .hasToString(attached.toString())
                    .asString()
                    .endsWith("/array, shape [3, 4], strides [4, 1]]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void an_element_is_changed_atomically_and_none_beside_it(String type) throws IOException {
        Numbers numbers = Numbers.create(type, file, 9);
        try (SharedArray<?> array = numbers.array()) {
            numbers.fill(-1);
            for (long i = 0; i < array.size(); i++) {
                assertThat(numbers.getAndAdd(43, i)).isEqualTo(-1);
                assertThat(numbers.getAndSet(-7, i)).isEqualTo(42);
                assertThat(numbers.compareAndSet(42, 5, i)).isFalse();
                assertThat(numbers.compareAndSet(-7, 5, i)).isTrue();
                assertThat(numbers.getVolatile(i)).isEqualTo(5);
                double[] expected = new double[9];
                Arrays.fill(expected, -1);
                expected[(int) i] = 5;
                assertThat(numbers.copied()).containsExactly(expected);
                numbers.setVolatile(-1, i);
            }
        }
    }

    @Test
    void floating_numbers_are_compared_by_their_bits() throws IOException {
        try (SharedFloatArray floats = SharedFloatArray.create(file, 1);
                SharedDoubleArray doubles = SharedDoubleArray.create(folder.resolve("doubles"), 1)) {
            assertThat(floats.compareAndSet(-0.0f, Float.NaN, 0)).isFalse();
            assertThat(floats.compareAndSet(0.0f, Float.NaN, 0)).isTrue();
            assertThat(floats.compareAndSet(Float.NaN, 1, 0)).isTrue();
            assertThat(doubles.compareAndSet(-0.0, Double.NaN, 0)).isFalse();
            assertThat(doubles.compareAndSet(0.0, Double.NaN, 0)).isTrue();
            assertThat(doubles.compareAndSet(Double.NaN, 1, 0)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void operations_on_the_whole_reach_every_element_of_a_large_one(String type) throws IOException {
        Numbers numbers = Numbers.create(type, file, MANY);
        try (SharedArray<?> array = numbers.array()) {
            numbers.fill(1);
            numbers.add(2);
            numbers.multiply(3);
            numbers.negate();
            Numbers everyThird = new Numbers(array.slice(0, 1, MANY, 3));
            everyThird.add(1);
            double[] expected = IntStream.range(0, MANY)
                    .mapToDouble(i -> i % 3 == 1 ? -8 : -9)
                    .toArray();
            assertThat(numbers.copied()).isEqualTo(expected);
            assertThat(numbers.sum()).isEqualTo(Arrays.stream(expected).sum());
            assertThat(everyThird.sum()).isEqualTo(-8.0 * everyThird.array().size());
        }
    }

    @Test
    void one_without_axes_has_one_element_and_one_may_be_empty() throws IOException {
        try (SharedLongArray one = SharedLongArray.create(file);
                SharedLongArray none = SharedLongArray.create(folder.resolve("none"), 3, 0)) {
            one.set(7);
            assertThat(one.get()).isEqualTo(7);
            assertThat(one.sum()).isEqualTo(7);
            assertThat(one.rank()).isZero();
            none.add(1);
            assertThat(none.size()).isZero();
            assertThat(none.buffer().hasRemaining()).isFalse();
        }
    }

    @Test
    void one_has_as_many_axes_as_numpy_can_read() throws IOException {
        long[] shape = new long[64];
        Arrays.fill(shape, 1);
        shape[63] = 5;
        try (SharedIntArray made = SharedIntArray.create(file, shape);
                SharedIntArray attached = SharedIntArray.attach(file)) {
            made.set(7, new long[64]);
            assertThat(attached.shape()).isEqualTo(shape);
            assertThat(attached.sum()).isEqualTo(7);
        }
    }

    @Test
    void overflow_wraps_around_and_a_sum_does_not() throws IOException {
        try (SharedByteArray bytes = SharedByteArray.create(file, 2000);
                SharedIntArray ints = SharedIntArray.create(folder.resolve("ints"), 2000)) {
            bytes.fill((byte) 127);
            assertThat(bytes.sum()).isEqualTo(254_000);
            bytes.add((byte) 1);
            assertThat(bytes.get(1999)).isEqualTo((byte) -128);
            ints.fill(Integer.MAX_VALUE);
            assertThat(ints.sum()).isEqualTo(2000L * Integer.MAX_VALUE);
            ints.add(1);
            assertThat(ints.get(1999)).isEqualTo(Integer.MIN_VALUE);
        }
    }

    @Test
    void what_is_out_of_range_is_said() throws IOException {
        try (SharedIntArray array = SharedIntArray.create(file, 3, 4)) {
            assertThatThrownBy(() -> array.get(3, 0)).hasMessage("[3, 0] is no index of an array of shape [3, 4]");
            assertThatThrownBy(() -> array.set(1, 0, -1)).hasMessage("[0, -1] is no index of an array of shape [3, 4]");
            assertThatThrownBy(() -> array.get(5))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("[5] is no index of an array of shape [3, 4]");
            assertThatThrownBy(() -> array.at(0, 1).get(4)).hasMessage("[4] is no index of an array of shape [4]");
            assertThatThrownBy(() -> array.at(0, 3)).hasMessage("3 along an axis of 3 elements, axis 0");
            assertThatThrownBy(() -> array.at(2, 0)).hasMessage("axis 2 of an array of shape [3, 4]");
            assertThatThrownBy(() -> array.slice(1, 2, 5)).hasMessage("[2, 5) along an axis of 4 elements, axis 1");
            assertThatThrownBy(() -> array.slice(1, 2, 4, 0)).hasMessage("a step of 0: 1 and more");
            assertThatThrownBy(() -> array.reshape(5, 2))
                    .hasMessage("12 elements, and an array of shape [5, 2] has 10");
            assertThatThrownBy(() -> array.transpose().reshape(12)).hasMessageContaining("do not: copy them");
            assertThatThrownBy(() -> array.transpose().buffer()).hasMessageContaining("do not follow each other");
            assertThatThrownBy(() -> array.copyTo(new int[11]))
                    .hasMessage("an array of 11 elements, where 12 are to be copied");
            assertThatThrownBy(() -> array.copyFrom(new int[13]))
                    .hasMessage("an array of 13 elements, where 12 are to be copied");
        }
        Path other = folder.resolve("other");
        assertThatThrownBy(() -> SharedIntArray.create(other, 3, -1)).hasMessage("an array of shape [3, -1]");
        assertThatThrownBy(() -> SharedIntArray.create(other, new long[65]))
                .hasMessage("an array of 65 axes: NumPy reads 64 at most, and before its version 2 half as many");
        assertThatThrownBy(() -> SharedIntArray.create(other, Long.MAX_VALUE, 3))
                .hasMessageContaining("more elements than can be counted");
        assertThatThrownBy(() -> SharedIntArray.create(other, Long.MAX_VALUE / 2))
                .hasMessage("an array of shape [4611686018427387903] is more than a file can hold");
        assertThat(other).doesNotExist();
    }

    @Test
    void the_buffer_of_an_empty_view_is_empty() throws IOException {
        try (SharedIntArray array = SharedIntArray.create(folder.resolve("array"), 5, 0)) {
            assertThat(array.slice(0, 2, 4).buffer().hasRemaining()).isFalse();
            assertThat(array.at(0, 4).buffer().hasRemaining()).isFalse();
        }
    }

    @Test
    void one_larger_than_a_file_can_be_is_refused_as_such() {
        Path file = folder.resolve("array");
        assertThatThrownBy(() -> SharedByteArray.create(file, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an array of shape [9223372036854775807] is more than a file can hold");
        assertThatThrownBy(() -> SharedMemory.create(file, Long.MAX_VALUE - 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a block of 9223372036854775607 bytes is more than a file can hold");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f8  ; is an array of <f8, and not of <i4: use SharedDoubleArray",
                ">i4  ; is an array of >i4, and not of <i4: its byte order is not that of this machine",
                "|u1  ; is an array of |u1, and not of <i4: use SharedByteArray",
                "<c16 ; is an array of <c16, and not of <i4: there is no class for these, SharedMemory has their bytes",
            })
    void one_of_another_type_is_refused_with_a_remedy(String descriptor, String message) throws IOException {
        NpyFile.write(file, descriptor, false, "(3,)", 128, 48);
        assertThatThrownBy(() -> SharedIntArray.attach(file))
                .isInstanceOf(InvalidBlockException.class)
                .hasMessageContaining(file + " " + message);
    }

    @Test
    void one_whose_elements_cannot_be_changed_atomically_is_refused() throws IOException {
        NpyFile.write(file, "<i4", false, "(3,)", 90, 12);
        assertThatThrownBy(() -> SharedIntArray.attach(file)).hasMessageContaining("have NumPy save it again");
    }

    @Test
    void the_order_of_fortran_is_that_of_its_strides() throws IOException {
        NpyFile.write(file, "<i4", true, "(3, 4)", 128, 48);
        try (SharedIntArray array = SharedIntArray.attach(file)) {
            assertThat(array.shape()).containsExactly(3, 4);
            assertThat(array.strides()).containsExactly(1, 3);
            array.set(9, 2, 1);
            assertThat(array.memory().buffer().getInt(5 * 4)).isEqualTo(9);
        }
    }

    @Test
    void the_last_bytes_of_another_programs_file_are_not_changed_atomically() throws IOException {
        NpyFile.write(file, "|u1", false, "(6,)", 128, 6);
        try (SharedByteArray array = SharedByteArray.attach(file)) {
            assertThat(array.getAndAdd((byte) 1, 3)).isZero();
            array.set((byte) 1, 5);
            assertThatThrownBy(() -> array.getAndAdd((byte) 1, 5))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("the last 2 bytes of a file that another program has made");
            assertThat(array.get(5)).isEqualTo((byte) 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"byte, |i1, 2200000000", "int, <i4, 1200000000", "double, <f8, 600000000"})
    void one_beyond_2_GiB_is_had_as_a_whole(String type, String descriptor, long size) throws IOException {
        int bytes = descriptor.charAt(2) - '0';
        NpyFile.write(file, descriptor, false, "(" + size + ",)", 128, size * bytes);
        Numbers numbers = Numbers.attach(type, file);
        try (SharedArray<?> array = numbers.array()) {
            for (long at = (1L << 30) / bytes; at < size; at += (1L << 30) / bytes) {
                Numbers around = new Numbers(array.slice(0, at - 3000, Math.min(size, at + 3000)));
                around.add(1);
                assertThat(around.sum()).isEqualTo((double) around.array().size());
                new Numbers(around.array().slice(0, 0, around.array().size(), 2)).add(1);
                assertThat(around.sum()).isEqualTo(1.5 * around.array().size());
                assertThat(numbers.getAndAdd(1, at)).isEqualTo(2);
                assertThat(numbers.get(at)).isEqualTo(3);
                assertThat(numbers.get(at - 1)).isEqualTo(1);
            }
            numbers.set(7, size - 1);
            Numbers ends = new Numbers(array.slice(0, 0, size, size - 1));
            assertThat(ends.copied()).containsExactly(0, 7);
            ends.add(1);
            assertThat(ends.copied()).containsExactly(1, 8);
        }
    }

    @Test
    void a_library_for_arrays_has_the_same_memory() throws IOException {
        try (SharedIntArray array = SharedIntArray.create(file, 3, 4)) {
            IntNdArray wrapped = NdArrays.wrap(Shape.of(array.shape()), DataBuffers.of(array.buffer()));
            array.set(7, 1, 2);
            assertThat(wrapped.getInt(1, 2)).isEqualTo(7);
            wrapped.setInt(8, 2, 3);
            assertThat(array.get(2, 3)).isEqualTo(8);
        }
    }

    @Test
    void a_buffer_is_that_of_the_view() throws IOException {
        try (SharedByteArray array = SharedByteArray.create(file, 4, 4)) {
            ByteBuffer row = array.at(0, 2).buffer();
            row.putInt(0, -1);
            assertThat(row.order()).isEqualTo(ByteOrder.nativeOrder());
            assertThat(array.sum()).isEqualTo(-4);
            assertThat(array.at(1, 3).sum()).isEqualTo(-1);
        }
    }
}
