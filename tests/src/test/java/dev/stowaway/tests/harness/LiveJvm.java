package dev.stowaway.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs until it is told to end, and does what it reads from its stdin, a line at a time. Closing it kills
 * it, if it is still there.
 */
public final class LiveJvm implements AutoCloseable {
    private final List<String> command;
    private final Process process;
    private final int exitCode;
    private final Duration timeout;
    private final Output stdout;
    private final Output stderr;

    private LiveJvm(List<String> command, Process process, int exitCode, Duration timeout) {
        this.command = command;
        this.process = process;
        this.exitCode = exitCode;
        this.timeout = timeout;
        this.stdout = new Output(process.getInputStream());
        this.stderr = new Output(process.getErrorStream());
    }

    static LiveJvm start(ProcessBuilder builder, int exitCode, Duration timeout) {
        try {
            LiveJvm jvm = new LiveJvm(builder.command(), builder.start(), exitCode, timeout);
            jvm.stdout.start();
            jvm.stderr.start();
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Writes a line to its stdin. */
    public LiveJvm tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new AssertionError(soFar().toString(), e);
        }
    }

    /** Waits until it has printed so many lines on stdout; they begin with the first it ever printed. */
    public LiveJvm awaitLines(int lines) {
        await().atMost(timeout)
                .failFast("the JVM has ended", () -> !process.isAlive())
                .untilAsserted(() -> assertThat(stdout.text().lines())
                        .as(() -> soFar().toString())
                        .hasSize(lines));
        return this;
    }

    /** What it has printed by now. */
    public Run soFar() {
        return new Run(command, null, stdout.text(), stderr.text());
    }

    /** Closes its stdin and waits for its end. */
    public Run end() {
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            stdout.join();
            stderr.join();
            return new Run(command, ended ? process.exitValue() : null, stdout.text(), stderr.text())
                    .verified(exitCode, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Collects what comes, so that no full pipe stops the JVM. */
    private static final class Output extends Thread {
        private final InputStream stream;
        private final StringWriter text = new StringWriter(); // thread-safe

        Output(InputStream stream) {
            super("output");
            setDaemon(true);
            this.stream = stream;
        }

        @Override
        public void run() {
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                reader.transferTo(text);
            } catch (IOException e) {
                text.append(e.toString());
            }
        }

        String text() {
            return text.toString();
        }
    }
}
