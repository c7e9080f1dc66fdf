package dev.stowaway.demo.bakery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Clerk} as the coordinator sees it: a process, the stream to its stdin, and what it says on stdout. */
final class HiredClerk implements AutoCloseable {
    private final Process process;
    private final ObjectOutputStream stdin;
    private final BufferedReader stdout;

    /** @param args the clerk's arguments */
    static HiredClerk hire(List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.add(Clerk.class.getName());
        command.addAll(args);
        return new HiredClerk(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    private HiredClerk(Process process) throws IOException {
        this.process = process;
        this.stdin = new ObjectOutputStream(process.getOutputStream());
        this.stdout = process.inputReader(US_ASCII);
    }

    void send(Shift shift) throws IOException {
        stdin.writeObject(shift);
        stdin.flush();
    }

    void awaitReady() throws IOException {
        String answer = stdout.readLine();
        if (!Clerk.READY.equals(answer)) {
            throw new IOException("Clerk " + process.pid() + " said " + answer + " instead of " + Clerk.READY);
        }
    }

    void letIn() throws IOException {
        stdin.writeBoolean(true);
        stdin.flush();
    }

    /**
     * Says that no further job comes, and waits until the clerk has gone home.
     *
     * @throws IOException if the clerk failed; why is on stderr
     */
    @Override
    public void close() throws IOException {
        stdin.close();
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException("Clerk " + process.pid() + " went home with exit code " + exitCode);
        }
    }
}
