package dev.stowaway.tests.handles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What connections cost a process, as Linux shows it.
 *
 * @param threads that serve one, and have not been told for which thread of the other side
 * @param descriptors of sockets, and of what is needed to wait for them
 */
record Footprint(long threads, long descriptors) {
    /** Linux keeps 15 characters of a name. */
    private static final String SERVES = "stowaway-connec";

    static Footprint of(Member member) {
        Path process = Path.of("/proc/" + member.pid());
        return new Footprint(
                count(process.resolve("task"), Footprint::serves), count(process.resolve("fd"), Footprint::isSocket));
    }

    /** The sockets themselves: one that takes the place of another has another number. */
    static Set<String> sockets(Member member) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + member.pid() + "/fd"))) {
            return descriptors
                    .map(Endpoint::target)
                    .filter(target -> target.startsWith("socket:"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean serves(Path task) throws IOException {
        return Files.readString(task.resolve("comm")).startsWith(SERVES);
    }

    private static boolean isSocket(Path descriptor) throws IOException {
        String target = Files.readSymbolicLink(descriptor).toString();
        return target.startsWith("socket:") || target.startsWith("anon_inode:");
    }

    private static long count(Path folder, Kind kind) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> isStill(entry, kind)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStill(Path entry, Kind kind) {
        try {
            return kind.includes(entry);
        } catch (IOException gone) {
            return false;
        }
    }

    private interface Kind {
        boolean includes(Path entry) throws IOException;
    }
}
