package dev.stowaway.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.fuzz.ScansHostile;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.util.List;

/** In a heap of 64 megabytes, whatever the stream says of its size. */
class HostileStreamsTest {
    @EachJdk
    void more_objects_than_can_be_remembered_are_read_to_the_end(Jdk jdk) {
        assertThat(scanned(jdk, "a hundred million objects")).containsExactly("0 locks");
    }

    @EachJdk(
            with = {
                "millions of keys: the data end here",
                "arrays in arrays: objects are nested more than 50000 deep",
                "an array without an end: the data end here",
                "a string without an end: the data end here",
                "classes without number: more than 30000 classes",
                "names without number: described by more than 4194304 characters",
                "superclasses without end: more than 30000 classes",
                "a class below itself: class C is used before it is described"
            })
    void a_stream_that_is_a_trap_ends_with_a_reason(Jdk jdk, String nameAndReason) {
        String[] parts = nameAndReason.split(": ", 2);
        List<String> lines = scanned(jdk, parts[0]);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("0 locks");
        assertThat(lines.get(1)).startsWith("at byte ").contains(parts[1]);
    }

    private static List<String> scanned(Jdk jdk, String name) {
        return Jvm.on(jdk)
                .with("-Xmx64m")
                .classPath(Jvm.agentJar())
                .run(ScansHostile.class, name)
                .stdout()
                .lines()
                .toList();
    }
}
