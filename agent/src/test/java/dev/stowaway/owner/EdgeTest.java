package dev.stowaway.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Incarnation;
import java.net.ProtocolException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EdgeTest {
    private static final Path SOCKET = Path.of("socket");

    @Test
    void travels_whole() throws ProtocolException {
        Edge edge = edge("loader of all", "process 3 (a.Main)", "Job.lock");

        assertThat(Edge.of(edge.frame(5), SOCKET))
                .isEqualTo(new Edge(edge.waiter(), edge.holder(), 7, "Job.lock", "a.Lock", SOCKET));
        assertThat(Edge.of(edge.frame(5), SOCKET).waiter().name()).isEqualTo("loader of all");
        assertThat(Edge.of(edge.frame(5), SOCKET).waiter().process()).isEqualTo("process 3 (a.Main)");
    }

    @Test
    void long_names_and_line_feeds_do_not_break_it() throws ProtocolException {
        Edge edge = edge("a\nb".repeat(99), "p".repeat(300), "l".repeat(300));

        Edge arrived = Edge.of(edge.frame(5), SOCKET);

        assertThat(arrived.waiter()).isEqualTo(edge.waiter());
        assertThat(arrived.holder()).isEqualTo(edge.holder());
        assertThat(arrived.waiter().name()).startsWith("a ba ba b").hasSize(50);
        assertThat(edge.frame(5).text().length()).isLessThanOrEqualTo(Frame.MAX_TEXT_BYTES);
    }

    @Test
    void what_is_no_edge_is_refused() {
        assertThatThrownBy(() -> Edge.of(new Frame(FrameKind.EDGE, 0, 1, 0, 0, 0, "1\n2\n3"), SOCKET))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(
                        () -> Edge.of(new Frame(FrameKind.EDGE, 0, 1, 0, 0, 0, "x\n2\n3\n4\n5\n6\n7\n8\n9\n0"), SOCKET))
                .isInstanceOf(ProtocolException.class);
    }

    private static Edge edge(String name, String process, String lock) {
        return new Edge(
                new RemoteThread(new Incarnation(-1, -2), process, Long.MAX_VALUE, name),
                new RemoteThread(new Incarnation(-3, -4), process, 4, name),
                7,
                lock,
                "a.Lock",
                null);
    }
}
