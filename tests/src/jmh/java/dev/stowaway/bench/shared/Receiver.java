package dev.stowaway.bench.shared;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** A process that received a graph, as its launcher sees it: it does what it is ordered to, and answers in numbers. */
final class Receiver implements Closeable {
    private final Process process;
    private final DataOutputStream orders;
    private final DataInputStream answers;

    private Receiver(Process process, Serializable graph) throws IOException {
        this.process = process;
        this.orders = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        ObjectOutputStream stream = new ObjectOutputStream(orders); // which would keep what it has written
        stream.writeObject(graph);
        stream.flush();
    }

    /** Launches the program and writes the graph to it; it inherits the agent. */
    static Receiver launch(Class<?> program, Serializable graph, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        return new Receiver(process, graph);
    }

    void order(String what) throws IOException {
        orders.writeUTF(what);
        orders.flush();
    }

    /** The next number; waits for it. */
    long answer() throws IOException {
        return answers.readLong();
    }

    long[] answers(int count) throws IOException {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = answers.readLong();
        }
        return numbers;
    }

    /** By SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** It ends, for want of orders. */
    @Override
    public void close() throws IOException {
        try {
            orders.close();
        } finally {
            answers.close();
        }
    }
}
