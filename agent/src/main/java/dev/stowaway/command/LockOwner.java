package dev.stowaway.command;

import dev.stowaway.rules.Printable;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Handshake;
import dev.stowaway.wire.Lines;
import dev.stowaway.wire.Link;
import dev.stowaway.wire.RefusedException;
import dev.stowaway.wire.Rendezvous;
import dev.stowaway.wire.Watcher;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process that has handed out locks, asked over the socket at which it listens to those who have proxies. */
final class LockOwner {
    private static final long PATIENCE_NS = 10_000_000_000L;
    private static final int REQUEST = 1;

    /** What the system calls the sockets of this network namespace, wherever they are; only Linux has it. */
    private static final Path SOCKETS = Path.of("/proc/net/unix");

    /** The path is the last one. */
    private static final int COLUMNS = 8;

    private final long pid;

    LockOwner(long pid) {
        this.pid = pid;
    }

    /** Passes on what it says of its locks, line by line, and says how many lines that were. */
    int tellLocks(Consumer<String> out) throws CommandFailure {
        try {
            for (Path socket : sockets()) {
                try (Link link = connect(socket)) {
                    if (link != null) {
                        return tellLocks(link, out);
                    }
                }
            }
            return 0;
        } catch (RefusedException e) {
            throw new CommandFailure(ExitCode.OTHER_VERSION, "process " + pid + " refuses: " + shown(e));
        } catch (Handshake.SilentException | Handshake.BusyException e) {
            throw new CommandFailure(ExitCode.FAILED, "process " + pid + " does not answer");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "the talk with process " + pid + " broke off: " + shown(e));
        }
    }

    /** Null if nobody listens there: a process that is dead had the same PID. */
    private @Nullable Link connect(Path socket) throws IOException, CommandFailure {
        if (ProcStatus.of(Long.toString(pid)).isStopped()) {
            throw TargetCheck.stopped(pid);
        }
        try {
            return Handshake.connect(socket, Handshake.SESSION, new Watcher("stowaway-watcher"), PATIENCE_NS)
                    .link();
        } catch (SocketException e) {
            return null;
        }
    }

    private static int tellLocks(Link link, Consumer<String> out) throws IOException {
        link.send(Frame.of(FrameKind.LIST, REQUEST));
        Lines lines = new Lines(link, REQUEST);
        int count = 0;
        for (String line = lines.receive(PATIENCE_NS); line != null; line = lines.receive(PATIENCE_NS)) {
            out.accept(Printable.of(line));
            count++;
        }
        return count;
    }

    /** In the usual place, and where a process with other variables or another folder for temporary files may have it. */
    private Set<Path> sockets() throws IOException {
        Set<Path> sockets = new LinkedHashSet<>(Rendezvous.sockets());
        if (Files.isReadable(SOCKETS)) {
            try (Stream<String> lines = Files.lines(SOCKETS, StandardCharsets.ISO_8859_1)) {
                lines.map(line -> line.split(" +", COLUMNS))
                        .filter(row -> row.length == COLUMNS)
                        .map(row -> Path.of(row[COLUMNS - 1]))
                        .forEach(sockets::add);
            }
        }
        sockets.removeIf(
                socket -> Rendezvous.pid(socket) != pid || !socket.toString().endsWith(".sock"));
        return sockets;
    }

    private static String shown(IOException e) {
        return Printable.of(String.valueOf(e.getMessage()));
    }
}
