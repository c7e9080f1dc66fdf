package dev.stowaway.share;

import static dev.stowaway.share.Programs.line;
import static dev.stowaway.share.Programs.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that several processes have, also those of Python. */
class ArraysOfProcessesTest {
    private final Programs programs = new Programs();
    private final Path file;

    ArraysOfProcessesTest(@TempDir Path folder) {
        file = folder.resolve("array");
    }

    @AfterEach
    void killAll() throws InterruptedException {
        programs.killAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void what_two_processes_add_is_all_there(String type) throws Exception {
        Numbers numbers = Numbers.create(type, file, 2);
        try (SharedArray<?> array = numbers.array()) {
            assertThat(array.size()).isEqualTo(2);
            start("add", type);
            start("add", type);
            goAndWait();
            double each = type.equals("byte") ? (byte) HasArray.TIMES : HasArray.TIMES;
            assertThat(numbers.copied()).containsExactly(each, each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "int", "long", "float", "double"})
    void who_compares_and_sets_has_it_alone(String type) throws Exception {
        Numbers numbers = Numbers.create(type, file, 2);
        try (SharedArray<?> array = numbers.array()) {
            assertThat(array.size()).isEqualTo(2);
            start("turns", type, "1");
            start("turns", type, "2");
            goAndWait();
            assertThat(numbers.copied()).containsExactly(0, type.equals("byte") ? (byte) 300 : 300);
        }
    }

    private void start(String how, String type, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(how, type, file.toString()));
        arguments.addAll(List.of(more));
        Process process = programs.launch(HasArray.class, arguments.toArray(String[]::new));
        assertThat(line(process)).isEqualTo("2");
    }

    private void goAndWait() throws IOException {
        for (Process process : programs.processes()) {
            send(process, 'g');
        }
        for (Process process : programs.processes()) {
            assertThat(line(process)).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @CsvSource({"byte, int8", "int, int32", "long, int64", "float, float32", "double, float64"})
    void numpy_reads_an_array_of_java(String type, String dtype) throws Exception {
        assumeNumpy();
        Numbers numbers = Numbers.create(type, file, 3, 4);
        try (SharedArray<?> array = numbers.array()) {
            assertThat(array.rank()).isEqualTo(2);
            numbers.set(42, 1, 2);
            assertThat(python(
                            "a = numpy.load(file, mmap_mode='r+')",
                            "assert a.dtype == numpy." + dtype + " and a.shape == (3, 4) and a[1, 2] == 42, a",
                            "a[2, 3] = 7"))
                    .isEmpty();
            assertThat(numbers.get(2, 3)).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"byte, int8", "int, int32", "long, int64", "float, float32", "double, float64", "byte, uint8"})
    void java_attaches_an_array_of_numpy(String type, String dtype) throws Exception {
        assumeNumpy();
        assertThat(python("numpy.save(open(file, 'wb'), numpy.arange(12, dtype=numpy." + dtype + ").reshape(3, 4))"))
                .isEmpty();
        assertOneToTwelve(type);
    }

    @ParameterizedTest
    @CsvSource({"int, int32", "double, float64"})
    void also_in_the_order_of_fortran(String type, String dtype) throws Exception {
        assumeNumpy();
        assertThat(python(
                        "a = numpy.lib.format.open_memmap(file, 'w+', numpy." + dtype + ", (3, 4), fortran_order=True)",
                        "a[:] = numpy.arange(12).reshape(3, 4)"))
                .isEmpty();
        assertOneToTwelve(type);
    }

    private void assertOneToTwelve(String type) throws IOException, InterruptedException {
        Numbers numbers = Numbers.attach(type, file);
        try (SharedArray<?> array = numbers.array()) {
            assertThat(array.shape()).containsExactly(3, 4);
            assertThat(numbers.copied()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            numbers.add(1);
            assertThat(python("assert numpy.load(file)[2, 1] == 10")).isEmpty();
        }
    }

    @Test
    void the_byte_order_of_another_machine_is_refused() throws Exception {
        assumeNumpy();
        assertThat(python("numpy.save(open(file, 'wb'), numpy.arange(3, dtype='>i4'))"))
                .isEmpty();
        assertThatThrownBy(() -> SharedIntArray.attach(file))
                .hasMessageContaining(
                        "its byte order is not that of this machine; have NumPy save it with astype('<i4')");
    }

    private void assumeNumpy() throws IOException, InterruptedException {
        assumeThat(python()).as("what python3 says when it imports NumPy").isEmpty();
    }

    /** What it prints: nothing if all is well. */
    private String python(String... lines) throws IOException, InterruptedException {
        String program = "import numpy\nfile = '" + file + "'\n" + String.join("\n", lines);
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", program)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return "there is no python3";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : output + " and failed";
    }
}
