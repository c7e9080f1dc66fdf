package dev.stowaway.share;

import dev.stowaway.access.OwnJar;
import dev.stowaway.wire.Daemons;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The process of a manager that another process has started: it lives for as long as its stdin is open. What is printed there
 * goes to stderr here: stdout belongs to the application. Thread-safe.
 */
final class Spawned {
    private static final long PATIENCE_S = 10;
    private static final int BUFFER = 8192;

    private final Process process;
    private final String endpoint;

    private Spawned(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static Spawned start(List<String> allowed) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.add("-cp");
        command.add(classPath());
        command.add(ManagerProcess.class.getName());
        command.addAll(allowed);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader stdout = process.inputReader();
        String endpoint = endpoint(stdout);
        if (endpoint == null) {
            process.destroyForcibly();
            throw new IOException("the manager's process has ended before it was ready, and said why on stderr: "
                    + String.join(" ", command));
        }
        Daemons.thread(new Output(stdout), "stowaway-manager-output").start();
        return new Spawned(process, endpoint);
    }

    /** What a JVM says before its program begins, such as its log, is for people. */
    private static @Nullable String endpoint(BufferedReader stdout) throws IOException {
        for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
            if (line.startsWith(ManagerProcess.ENDPOINT)) {
                return line.substring(ManagerProcess.ENDPOINT.length());
            }
            System.err.println(line);
        }
        return null;
    }

    /** Passes on what objects of the application's print there, who would else wait for somebody to read it. */
    private record Output(BufferedReader stdout) implements Runnable {
        @Override
        public void run() {
            char[] buffer = new char[BUFFER];
            try (stdout) {
                for (int count = stdout.read(buffer); count >= 0; count = stdout.read(buffer)) {
                    System.err.print(String.valueOf(buffer, 0, count));
                }
            } catch (IOException e) {
                // The process has ended, and its stdout with it.
            }
        }
    }

    /** Also of an application that has Stowaway as its agent alone. */
    private static String classPath() throws IOException {
        String own = System.getProperty("java.class.path", "");
        String jar = OwnJar.file().toString();
        return List.of(own.split(File.pathSeparator, -1)).contains(jar) ? own : own + File.pathSeparator + jar;
    }

    String endpoint() {
        return endpoint;
    }

    /** Asks it to end, and sees to it that it does. */
    void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
