package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.histories.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A process of a {@link Family}, and its threads by name. What it is told to <i>do</i> with the lock it also writes down
 * for the {@link Family#history}; what it is <i>asked</i> it doesn't.
 */
final class Member {
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger returns = new AtomicInteger();
    private final String name;
    private final ProcessHandle process;
    private final Socket socket;
    private final Consumer<String> recording;
    private volatile boolean isStopped;

    Member(String name, long pid, Socket socket, Consumer<String> recording) {
        this.name = name;
        this.process = ProcessHandle.of(pid).orElseThrow();
        this.socket = socket;
        this.recording = recording;
    }

    long pid() {
        return process.pid();
    }

    boolean isParent() {
        return name.equals("parent");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has a thread begin something that may take its time. */
    Call begin(String thread, String deed) {
        return send("do", thread, deed);
    }

    /** Has a thread do something. */
    String does(String thread, String deed) {
        return begin(thread, deed).result();
    }

    /** Has a thread begin something that isn't to be in the history. */
    Call beginChore(String thread, String chore) {
        return send("ask", thread, chore);
    }

    String ask(String question) {
        return beginChore("asked", question).result();
    }

    /** Asks until this is the answer. */
    void until(String question, String answer) {
        await().pollInterval(Duration.ofMillis(3))
                .untilAsserted(() -> assertThat(ask(question)).as(question).isEqualTo(answer));
    }

    /** How many of its operations have returned. */
    int returns() {
        return returns.get();
    }

    void interrupt(String thread) {
        write("interrupt " + thread);
    }

    /**
     * Kills it, by a signal that it can't see.
     *
     * @return the moment before, in nanoseconds
     */
    long kill() {
        long moment = System.nanoTime();
        recording.accept(History.death(name, moment));
        assertThat(process.destroyForcibly()).isTrue();
        return moment;
    }

    /** Stops it, which it can't notice; returns when its threads stand still. */
    void stop() {
        isStopped = true;
        Signals.send("STOP", pid());
        await().pollInterval(Duration.ofMillis(1)).until(() -> Signals.haveStopped(pid()));
    }

    void resume() {
        Signals.send("CONT", pid());
        isStopped = false;
    }

    /** It has nobody left to obey, and ends. */
    void dismiss() {
        if (isStopped) {
            resume();
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + " (process " + pid() + ")";
    }

    /** Takes what it says, until it says no more. */
    void listen(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            // Killed, or dismissed.
        } finally {
            calls.values().forEach(Call::abandon);
        }
    }

    private void hear(String line) {
        String[] words = line.split(" ", 4);
        Call call = Objects.requireNonNull(calls.get(words[2]), line);
        switch (words[0]) {
            case "call" -> call.calledAt(moment(words[3]));
            case "return" -> {
                call.returnedAt(moment(words[3]));
                returns.incrementAndGet();
            }
            default -> {
                calls.remove(words[2]);
                call.answer(words[3]);
                return;
            }
        }
        recording.accept(line);
    }

    private static long moment(String text) {
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private Call send(String order, String thread, String words) {
        Call call = new Call(this + " " + thread + ": " + words);
        assertThat(calls.putIfAbsent(thread, call)).as("still at it: %s", call).isNull();
        write(order + " " + thread + " " + words);
        return call;
    }

    private synchronized void write(String line) {
        try {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(this + " can't be told: " + line, e);
        }
    }
}
