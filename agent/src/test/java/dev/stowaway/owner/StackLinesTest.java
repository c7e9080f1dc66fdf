package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.report.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackLinesTest {
    @Test
    void frames_are_read_as_a_stack_trace_prints_them() {
        assertThat(StackLines.frames(List.of(
                        "java.base@17.0.15/jdk.internal.misc.Unsafe.park(Native Method)",
                        "app//com.acme.Loader.load(Loader.java:42)",
                        "app/com.acme.mod@1.0/com.acme.Loader.load(Loader.java)",
                        "com.acme.Main$$Lambda/0x00007f01.run(Unknown Source)")))
                .containsExactly(
                        new Frame("jdk.internal.misc.Unsafe", "park", null, 0),
                        new Frame("com.acme.Loader", "load", "Loader.java", 42),
                        new Frame("com.acme.Loader", "load", "Loader.java", 0),
                        new Frame("com.acme.Main$$Lambda/0x00007f01", "run", null, 0));
    }

    @Test
    void no_line_is_too_odd() {
        assertThat(StackLines.frames(List.of("", "(", "x", "a.b(c:d)", "\u0000/")))
                .hasSize(5);
    }
}
