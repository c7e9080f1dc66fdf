package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Signals to processes that aren't children of this one. */
final class Signals {
    private static final Path PROC = Path.of("/proc");

    private Signals() {}

    static void send(String signal, long pid) {
        try {
            // The shell's own kill: there need be no other.
            int exitCode = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exitCode).as("kill -%s %d", signal, pid).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The signal that stops a process reaches its threads one after the other; where that can't be seen, at once. */
    static boolean haveStopped(long pid) throws IOException {
        Path tasks = PROC.resolve(pid + "/task");
        if (!Files.isDirectory(tasks)) {
            return true;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.allMatch(Signals::hasStopped);
        }
    }

    private static boolean hasStopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return true; // ended in the meantime
        }
    }
}
