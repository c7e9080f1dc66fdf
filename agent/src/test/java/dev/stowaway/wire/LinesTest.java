package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final long PATIENCE_NS = Duration.ofSeconds(10).toNanos();
    private static final int REQUEST = 7;

    private final Watcher watcher = new Watcher("watcher");
    private Link sender;
    private Link receiver;

    @BeforeEach
    void connect() throws IOException {
        Path folder = Files.createTempDirectory("lines");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            sender = new Link(SocketChannel.open(UnixDomainSocketAddress.of(socket)), watcher);
            receiver = new Link(server.accept(), watcher);
        } finally {
            Files.delete(socket);
            Files.delete(folder);
        }
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    @Test
    void a_line_arrives_as_it_is_however_long_and_wherever_it_is_cut() throws IOException {
        Lines out = new Lines(sender, REQUEST);
        Lines in = new Lines(receiver, REQUEST);
        for (String line : new String[] {"", "x", "a→".repeat(80), "x" + "🔒".repeat(500), "€".repeat(3000)}) {
            out.send(line);
            assertThat(in.receive(PATIENCE_NS)).isEqualTo(line);
        }
    }

    @Test
    void the_answer_ends_where_it_says_so() throws IOException {
        new Lines(sender, REQUEST).send("the only one");
        sender.send(Frame.done(REQUEST, 0));
        Lines in = new Lines(receiver, REQUEST);
        assertThat(in.receive(PATIENCE_NS)).isEqualTo("the only one");
        assertThat(in.receive(PATIENCE_NS)).isNull();
    }

    @Test
    void who_does_not_answer_is_not_waited_for_without_end() {
        assertThatThrownBy(() -> new Lines(receiver, REQUEST).receive(1)).isInstanceOf(Handshake.SilentException.class);
    }

    @Test
    void what_is_no_line_is_refused() throws IOException {
        sender.send(Frame.of(FrameKind.WELCOME, REQUEST));
        assertThatThrownBy(() -> new Lines(receiver, REQUEST).receive(PATIENCE_NS))
                .isInstanceOf(ProtocolException.class);
    }
}
