package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HandshakeTest {
    private static final long PATIENCE_NS = 10_000_000_000L;
    private static final int OTHER = Frame.VERSION + 1;
    private static final String USE_THE_SAME = "; use the same stowaway.jar in both";

    private final Watcher watcher = new Watcher("watcher");
    private final Path socket;

    @SuppressWarnings("NullAway.Init")
    private ServerSocketChannel server;

    HandshakeTest(@TempDir Path folder) {
        this.socket = folder.resolve("s.sock");
    }

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), 4);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void each_learns_who_the_other_is() throws Exception {
        Worker<Frame> owner = Threads.PLATFORM.start(() -> {
            try (Link link = accepted()) {
                return Handshake.accept(link, socket);
            }
        });

        Handshake.Welcome welcome = Handshake.connect(socket, Handshake.CONTROL, watcher, PATIENCE_NS);

        welcome.link().close();
        Incarnation own = Incarnation.own();
        assertThat(welcome.owner()).isEqualTo(own);
        assertThat(welcome.process()).isEqualTo(ProcessName.own());
        assertThat(owner.result())
                .isEqualTo(new Frame(
                        FrameKind.HELLO,
                        Handshake.CONTROL,
                        Frame.VERSION,
                        own.high(),
                        own.low(),
                        0,
                        ProcessName.own()));
    }

    @Test
    void an_owner_refuses_another_version_and_says_what_to_do() throws Exception {
        String reason = "it has another version of Stowaway: its protocol is version " + Frame.VERSION
                + ", that of this process " + OTHER + USE_THE_SAME;
        Worker<Boolean> owner = Threads.PLATFORM.start(() -> {
            try (Link link = accepted()) {
                assertThatThrownBy(() -> Handshake.accept(link, socket))
                        .isInstanceOf(PeerException.class)
                        .hasMessage(reason);
                return true;
            }
        });

        try (Link link = new Link(SocketChannel.open(UnixDomainSocketAddress.of(socket)), watcher)) {
            link.send(Frame.of(FrameKind.HELLO, OTHER));
            assertThat(link.receive(PATIENCE_NS))
                    .isEqualTo(new Frame(FrameKind.REFUSED, 0, 0, 0, Frame.VERSION, 0, reason));
        }
        assertThat(owner.result()).isTrue();
    }

    @Test
    void who_is_refused_is_told_the_owners_reason() throws Exception {
        Worker<Boolean> owner = answering(new Frame(FrameKind.REFUSED, 0, 0, 0, OTHER, 0, "a newer version"));

        assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, PATIENCE_NS))
                .isInstanceOf(PeerException.class)
                .hasMessage("a newer version");
        assertThat(owner.result()).isTrue();
    }

    @Test
    void an_answer_that_is_no_welcome_is_refused() throws Exception {
        Worker<Boolean> owner = answering(Frame.done(0, 0));

        assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, PATIENCE_NS))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("a frame DONE instead of WELCOME");
        assertThat(owner.result()).isTrue();
    }

    @Test
    void who_begins_with_anything_but_hello_is_refused() throws Exception {
        try (Link owner = linkTo(Frame.of(FrameKind.ACQUIRE, Frame.VERSION))) {
            assertThatThrownBy(() -> Handshake.accept(owner, socket))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("a frame ACQUIRE instead of HELLO");
        }
    }

    @Test
    void an_owner_that_does_not_come_to_accept_is_busy() throws IOException {
        List<SocketChannel> waiting = new ArrayList<>();
        try {
            assertThatThrownBy(() -> fill(waiting)).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, PATIENCE_NS))
                    .isInstanceOf(Handshake.BusyException.class);
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private void fill(List<SocketChannel> waiting) throws IOException {
        while (waiting.size() < 64) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            waiting.add(channel);
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(socket));
        }
    }

    @Test
    void an_owner_that_has_ended_is_told_from_one_that_is_busy() throws IOException {
        server.close();
        assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, PATIENCE_NS))
                .isInstanceOf(ConnectException.class);

        Files.delete(socket);
        assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, PATIENCE_NS))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_owner_that_says_nothing_costs_time_and_no_file_descriptors() throws Exception {
        assertSilent(); // what is opened once for all
        long before = descriptors();
        for (int i = 0; i < 3; i++) {
            assertSilent();
        }
        assertThat(descriptors()).isLessThanOrEqualTo(before);
    }

    private void assertSilent() throws IOException {
        assertThatThrownBy(() -> Handshake.connect(socket, Handshake.SESSION, watcher, 10_000_000))
                .isInstanceOf(Handshake.SilentException.class);
        server.accept().close();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.count();
        }
    }

    private Worker<Boolean> answering(Frame answer) {
        return Threads.PLATFORM.start(() -> {
            try (Link link = accepted()) {
                link.receive(PATIENCE_NS);
                link.send(answer);
                return true;
            }
        });
    }

    private Link accepted() throws IOException {
        return new Link(server.accept(), watcher);
    }

    /** The owner's end of a connection over which that frame comes. */
    private Link linkTo(Frame first) throws IOException {
        try (Link client = new Link(SocketChannel.open(UnixDomainSocketAddress.of(socket)), watcher)) {
            client.send(first);
            return accepted();
        }
    }
}
