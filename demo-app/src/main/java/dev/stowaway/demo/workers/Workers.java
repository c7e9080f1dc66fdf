package dev.stowaway.demo.workers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several {@link Worker}s as their parent sees them: each a process, the stream to its stdin, and what it says on stdout. */
final class Workers implements AutoCloseable {
    private final List<Hired> workers = new ArrayList<>();

    /**
     * Sends the same task to so many workers, has them begin together, and waits until all of them have ended.
     *
     * @return how often they have done what there was to do, all together
     */
    static long run(int count, Task task) throws IOException {
        try (Workers workers = new Workers()) {
            workers.hire(count);
            return workers.work(task);
        }
    }

    private void hire(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Worker.class.getName())
                    .redirectError(Redirect.INHERIT)
                    .start();
            workers.add(new Hired(
                    process, new ObjectOutputStream(process.getOutputStream()), process.inputReader(US_ASCII)));
        }
    }

    /** Nobody begins before everybody is ready: who started early could be done before the next one has begun. */
    private long work(Task task) throws IOException {
        for (Hired worker : workers) {
            worker.stdin().writeObject(task);
            worker.stdin().flush();
        }
        for (Hired worker : workers) {
            worker.answer();
        }
        for (Hired worker : workers) {
            worker.stdin().writeBoolean(true);
            worker.stdin().flush();
        }
        long done = 0;
        for (Hired worker : workers) {
            done += Long.parseLong(worker.answer());
        }
        return done;
    }

    /** A worker that has not begun ends with its stdin; all of them have ended then. */
    @Override
    public void close() throws IOException {
        for (Hired worker : workers) {
            worker.stdin().close();
            worker.process().onExit().join();
        }
    }

    private record Hired(Process process, ObjectOutputStream stdin, BufferedReader stdout) {
        String answer() throws IOException {
            String line = stdout.readLine();
            if (line == null) {
                throw new IOException("Worker " + process.pid() + " has ended, and said why on stderr");
            }
            return line;
        }
    }
}
