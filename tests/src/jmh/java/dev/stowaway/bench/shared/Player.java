package dev.stowaway.bench.shared;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Returns each {@link Ball} of another process that wants an answer, on a thread of its own. */
final class Player implements Closeable {
    private final Path folder = Files.createTempDirectory("bench");
    private final Path socket = folder.resolve("ball");
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    Player() throws IOException {
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread player = new Thread(this::returnAll, "player");
        player.setDaemon(true);
        player.start();
    }

    /** At which it is to be found. */
    String socket() {
        return socket.toString();
    }

    private void returnAll() {
        try (Ball ball = new Ball(server.accept())) {
            while (true) {
                ball.receive();
                if (ball.wantsAnswer()) {
                    ball.send(false);
                }
            }
        } catch (EOFException end) {
            // The other process has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        Files.delete(folder);
    }
}
