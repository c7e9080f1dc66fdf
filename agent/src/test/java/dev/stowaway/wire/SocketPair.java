package dev.stowaway.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two ends of a connection over a Unix domain socket. */
record SocketPair(Link left, Link right, Watcher watcher) implements AutoCloseable {
    static SocketPair connected() {
        try {
            return connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SocketPair connect() throws IOException {
        Path folder = Files.createTempDirectory("pair");
        Path file = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(file));
            Watcher watcher = new Watcher("watcher");
            SocketChannel left = SocketChannel.open(UnixDomainSocketAddress.of(file));
            return new SocketPair(new Link(left, watcher), new Link(server.accept(), watcher), watcher);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    @Override
    public void close() throws IOException {
        left.close();
        right.close();
    }
}
