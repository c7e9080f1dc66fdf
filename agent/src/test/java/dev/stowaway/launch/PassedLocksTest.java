package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.launch.PassedLocks.Passed;
import dev.stowaway.rules.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class PassedLocksTest {
    private static final String PATH = "PassedLocksTest.Job.lock";

    private final PassedLocks locks = new PassedLocks(Options.defaults());

    record Job(String name, ReentrantLock lock) implements Serializable {}

    @Test
    void an_argument_is_named_by_its_position_and_encoding() throws IOException {
        byte[] stream = stream();
        assertThat(in("x", Base64.getEncoder().encodeToString(stream))).containsExactly("argument 2, Base64: " + PATH);
        assertThat(in("--job=" + Base64.getUrlEncoder().encodeToString(stream) + "&x=1"))
                .containsExactly("argument 1, Base64: " + PATH);
        assertThat(in(Base64.getMimeEncoder().encodeToString(stream))).containsExactly("argument 1, Base64: " + PATH);
        assertThat(in("0x" + HexFormat.of().formatHex(stream))).containsExactly("argument 1, hexadecimal: " + PATH);
        assertThat(in(HexFormat.of().withUpperCase().formatHex(stream)))
                .containsExactly("argument 1, hexadecimal: " + PATH);
    }

    @Test
    void a_variable_is_named_and_its_value_is_not() throws IOException {
        Map<String, String> environment = Map.of("JOB", Base64.getEncoder().encodeToString(stream()));
        List<Passed> passed = locks.of(new Launch(List.of("java"), environment, null), false);
        assertThat(passed).extracting(Passed::where).containsExactly("environment variable JOB, Base64");
        assertThat(passed).extracting(Passed::kind).containsExactly("PASSED_AS_VARIABLE");
    }

    @Test
    void the_executable_is_no_argument() throws IOException {
        List<String> command = List.of(Base64.getEncoder().encodeToString(stream()));
        assertThat(locks.of(new Launch(command, Map.of(), null), false)).isEmpty();
    }

    @Test
    void what_is_no_stream_or_has_no_lock_is_no_finding() throws IOException {
        String withoutLock = Base64.getEncoder().encodeToString(stream("text"));
        assertThat(in("rO0AB", "rO0ABrO0ABrO0AB", "aced0005", "ACED0005zz", withoutLock))
                .isEmpty();
    }

    @Test
    void a_stream_that_is_cut_off_is_read_as_far_as_it_goes() throws IOException {
        String whole = Base64.getEncoder().encodeToString(stream());
        for (int end = 0; end < whole.length(); end += 7) {
            in(whole.substring(0, end));
        }
        assertThat(in(whole.substring(0, whole.length() - 5))).containsExactly("argument 1, Base64: " + PATH);
    }

    @Test
    void no_more_than_a_few_streams_of_a_launch_are_read() throws IOException {
        String one = HexFormat.of().formatHex(stream());
        String[] arguments = new String[100];
        Arrays.fill(arguments, one);
        assertThat(in(arguments)).hasSize(8);
    }

    @Test
    void the_environment_of_this_jvm_is_read_once_if_there_is_nothing_in_it() throws IOException {
        Launch harmless = new Launch(List.of("java"), Map.of("A", "x".repeat(100)), null);
        assertThat(locks.of(harmless, true)).isEmpty();
        String stream = Base64.getEncoder().encodeToString(stream());
        Launch other = new Launch(List.of("java", stream), Map.of("A", stream), null);
        assertThat(locks.of(other, true)).hasSize(1);
        assertThat(locks.of(other, false)).hasSize(2);
    }

    private List<String> in(String... arguments) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(List.of(arguments));
        return locks.of(new Launch(command, Map.of(), null), false).stream()
                .map(passed -> passed.where() + ": " + passed.lock().path())
                .toList();
    }

    private static byte[] stream() throws IOException {
        return stream(new Job("nightly", new ReentrantLock()));
    }

    private static byte[] stream(Object root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(root);
        }
        return bytes.toByteArray();
    }
}
