package dev.stowaway.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class ChildStreamsTest {
    private final ChildStreams children = new ChildStreams();

    @Test
    void a_stream_is_known_by_its_identity() {
        OutputStream stdin = new AllAlike();
        children.add(stdin, 1, "java");
        assertThat(children.process(stdin)).isEqualTo("process 1 (java)");
        assertThat(children.process(new AllAlike())).isNull();
        assertThat(children.process("no stream")).isNull();
    }

    @Test
    void a_hundred_thousand_launches_leave_nothing_behind() {
        OutputStream kept = new AllAlike();
        children.add(kept, 1, "java");
        for (int i = 0; i < 100_000; i++) {
            children.add(new ByteArrayOutputStream(0), 2, "true");
        }
        await().until(() -> {
            System.gc();
            children.add(kept, 1, "java");
            return children.size() == 1;
        });
        assertThat(children.process(kept)).isEqualTo("process 1 (java)");
    }

    /** As an application's stream could be: its own idea of equality is not asked. */
    private static final class AllAlike extends ByteArrayOutputStream {
        @Override
        public boolean equals(Object other) {
            return other instanceof AllAlike;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
