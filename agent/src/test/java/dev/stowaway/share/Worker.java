package dev.stowaway.share;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Another JVM that does what it is given to do, each task on a thread of its own. */
final class Worker {
    /** Whether each death is caused a hundred times. */
    static final boolean LONG = Boolean.getBoolean("stowaway.long");

    private static final long PATIENCE_S = 60;

    /** So many times is each caused. */
    static IntStream rounds() {
        return IntStream.range(0, LONG ? 100 : 1);
    }

    private final Process process;
    private final ObjectOutputStream tasks;
    private final Map<Integer, CompletableFuture<Object>> results = new ConcurrentHashMap<>();
    private int last;

    /** What it does. */
    interface Task<T> extends Serializable {
        T run() throws Exception;
    }

    private record Numbered(int number, Task<?> task) implements Serializable {}

    private record Result(
            int number,
            @Nullable Serializable value,
            @Nullable Throwable thrown) implements Serializable {}

    private Worker(Process process) throws IOException {
        this.process = process;
        this.tasks = new ObjectOutputStream(process.getOutputStream());
        Thread reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    static Worker start(String... options) throws IOException {
        String[] command = new String[options.length + 4];
        command[0] = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        System.arraycopy(options, 0, command, 1, options.length);
        command[options.length + 1] = "-cp";
        command[options.length + 2] = System.getProperty("java.class.path");
        command[options.length + 3] = Worker.class.getName();
        return new Worker(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Process process() {
        return process;
    }

    /** Does it, and says what came of it. */
    <T extends Serializable> T does(Task<T> task) throws Exception {
        return begins(task).get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Begins with it. */
    @SuppressWarnings("unchecked")
    synchronized <T extends Serializable> CompletableFuture<T> begins(Task<T> task) throws IOException {
        CompletableFuture<Object> result = new CompletableFuture<>();
        results.put(++last, result);
        tasks.writeObject(new Numbered(last, task));
        tasks.reset();
        tasks.flush();
        return (CompletableFuture<T>) (CompletableFuture<?>) result;
    }

    private void read() {
        try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
            while (true) {
                Result result = (Result) in.readObject();
                CompletableFuture<Object> future = results.remove(result.number);
                if (result.thrown == null) {
                    future.complete(result.value);
                } else {
                    future.completeExceptionally(result.thrown);
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            results.values().forEach(result -> result.completeExceptionally(e));
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its regular end. */
    int ends() throws IOException, InterruptedException {
        tasks.close();
        return process.waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        InputStream stdin = System.in;
        ObjectOutputStream out = new ObjectOutputStream(new PrintStream(System.out));
        System.setOut(System.err);
        out.flush();
        ObjectInputStream in = new ObjectInputStream(stdin);
        while (true) {
            Numbered next;
            try {
                next = (Numbered) in.readObject();
            } catch (EOFException end) {
                return;
            }
            Thread thread = new Thread(() -> answer(next, out), "task " + next.number);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void answer(Numbered next, ObjectOutputStream out) {
        Result result;
        try {
            result = new Result(next.number, (Serializable) next.task.run(), null);
        } catch (Throwable t) {
            result = new Result(next.number, null, t);
        }
        synchronized (out) {
            try {
                out.writeObject(result);
                out.reset();
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e); // the parent is gone, and this process goes with it
            }
        }
    }
}
