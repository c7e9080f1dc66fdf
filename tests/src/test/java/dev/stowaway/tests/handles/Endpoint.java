package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Unix socket at which a process awaits its peers, as Linux shows it. */
final class Endpoint {
    private static final int LISTENS = 0x10000;

    private final Path path;

    private Endpoint(Path path) {
        this.path = path;
    }

    static Endpoint of(Member member) throws IOException {
        Set<String> sockets;
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + member.pid() + "/fd"))) {
            sockets = descriptors.map(Endpoint::target).collect(Collectors.toSet());
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/unix"))) {
            List<Path> paths = lines.skip(1)
                    .map(line -> line.trim().split(" +"))
                    .filter(words -> (Integer.parseInt(words[3], 16) & LISTENS) != 0 && words.length > 7)
                    .filter(words -> sockets.contains("socket:[" + words[6] + "]"))
                    .map(words -> Path.of(words[7]))
                    .filter(path -> !path.toString().contains(".java_pid")) // the JVM's own
                    .toList();
            assertThat(paths).as("Unix sockets of %s", member).hasSize(1);
            return new Endpoint(paths.get(0));
        }
    }

    Path path() {
        return path;
    }

    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(path));
        return channel;
    }

    /** Makes whoever goes to this one come to the other. */
    void becomes(Endpoint other) throws IOException {
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        Files.createLink(path, other.path);
    }

    /** What a descriptor leads to; empty if it is closed by now. */
    static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
