package dev.stowaway.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Where an owner listens: a socket, beside it a file that is locked for as long as the owner lives, and the secret where the
 * system does not tell who connects.
 *
 * <p>The kernel drops the lock of a process that ends, however it ends: so a file that can be locked is that of a dead owner,
 * and whoever comes next removes what it left. Nothing else opens those files, since closing any channel of a file drops
 * the locks that the process has on it; hence nobody looks at files that bear its own process id.
 */
public final class Endpoint implements AutoCloseable {
    private static final String ALIVE = ".live";
    private static final String SECRET = ".key";
    private static final int BACKLOG = 1024;
    private static final int ATTEMPTS = 16;

    private final Path socket;
    private final FileChannel alive;
    private final ServerSocketChannel server;

    private Endpoint(Path socket, FileChannel alive, ServerSocketChannel server) {
        this.socket = socket;
        this.alive = alive;
        this.server = server;
    }

    /** A new one of this process; removes what dead owners have left. */
    public static Endpoint open() throws IOException {
        Path folder = Rendezvous.folder();
        removeDead(folder);
        SecureRandom random = new SecureRandom();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String name = ProcessHandle.current().pid() + "-" + Integer.toHexString(random.nextInt());
            FileChannel alive = lock(folder.resolve(name + ALIVE));
            if (alive != null) {
                return open(folder, name, alive);
            }
        }
        throw new IOException("no new name is to be had in " + folder);
    }

    private static Endpoint open(Path folder, String name, FileChannel alive) throws IOException {
        Path socket = folder.resolve(name + Rendezvous.SOCKET);
        try {
            if (!Peers.areKnown()) {
                Secret.create(folder.resolve(name + SECRET));
            }
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            return new Endpoint(socket, alive, server);
        } catch (IOException | RuntimeException e) {
            alive.close();
            throw e;
        }
    }

    /** Creates and locks the file; null if a process that cleans up was faster. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
        channel.write(ByteBuffer.wrap(new byte[1]));
        if (channel.tryLock() != null && Files.exists(file)) {
            return channel;
        }
        channel.close();
        return null;
    }

    private static void removeDead(Path folder) throws IOException {
        String own = ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ALIVE)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(own)) {
                    removeIfDead(folder, name.substring(0, name.length() - ALIVE.length()));
                }
            }
        }
    }

    private static void removeIfDead(Path folder, String name) {
        Path file = folder.resolve(name + ALIVE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(folder.resolve(name + Rendezvous.SOCKET));
                Files.deleteIfExists(folder.resolve(name + SECRET));
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Somebody else removes it, or may not; it harms nobody.
        }
    }

    public Path socket() {
        return socket;
    }

    public ServerSocketChannel server() {
        return server;
    }

    /** What both sides know, where the system does not tell who they are. */
    static Path secretOf(Path socket) {
        return beside(socket, SECRET);
    }

    private static Path beside(Path socket, String suffix) {
        String name = String.valueOf(socket.getFileName());
        return socket.resolveSibling(name.substring(0, name.length() - Rendezvous.SOCKET.length()) + suffix);
    }

    /** Nobody can connect any more; the files are gone. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(secretOf(socket));
        Files.deleteIfExists(beside(socket, ALIVE));
        alive.close();
    }
}
