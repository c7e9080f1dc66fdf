package dev.stowaway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process to be timed from the fork until its exit was seen. */
record Child(List<String> command, Path out, Path err) {
    private static final long TIMEOUT_S = 120;

    /** Milliseconds of wall clock. */
    double wallMs() throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw failed("did not end within " + TIMEOUT_S + " s");
        }
        double wallMs = (System.nanoTime() - before) / 1e6;
        if (process.exitValue() != 0) {
            throw failed("ended with status " + process.exitValue());
        }
        return wallMs;
    }

    /** Whether there is such a program, and it ends well. */
    boolean works() throws InterruptedException {
        try {
            wallMs();
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** The numbers that the program prints, one for each line. */
    double[] printed() throws IOException, InterruptedException {
        wallMs();
        return Files.readAllLines(out).stream().mapToDouble(Double::parseDouble).toArray();
    }

    private IllegalStateException failed(String how) throws IOException {
        String output = Files.readString(out) + Files.readString(err);
        return new IllegalStateException(String.join(" ", command) + " " + how + ":\n" + output);
    }
}
