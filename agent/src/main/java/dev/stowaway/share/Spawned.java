package dev.stowaway.share;

import dev.stowaway.access.OwnJar;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a manager that another process has started: it lives for as long as its stdin is open. Thread-safe. */
final class Spawned {
    private static final long PATIENCE_S = 10;

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
        String endpoint = stdout.readLine();
        if (endpoint == null) {
            process.destroyForcibly();
            throw new IOException("the manager's process has ended before it was ready, and said why on stderr: "
                    + String.join(" ", command));
        }
        return new Spawned(process, endpoint);
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
