package dev.stowaway.demo.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Java program that ran in a JVM of its own until its end, and what it said.
 *
 * @param took from its launch to its end
 */
public record JavaRun(int exitCode, List<String> stdout, List<String> stderr, Duration took) {
    private static final int TIMEOUT_S = 60;

    /**
     * Runs {@code main} with this JVM's class path.
     *
     * @param folder where the output is kept while the program runs: files need no threads that drain pipes
     * @throws IOException if it does not end within 60 seconds; it and its children are killed then
     */
    public static JavaRun of(Path folder, List<String> jvmOptions, Class<?> main, Object... args)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        options.add("-XX:+UseSerialGC"); // up to five small JVMs at once: no threads to spare for a collector
        options.addAll(jvmOptions);
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return run(folder, options, args);
    }

    /** Runs a jar, as {@link #of} runs a class. */
    public static JavaRun ofJar(Path folder, String jar, Object... args) throws IOException, InterruptedException {
        return run(folder, List.of("-jar", jar), args);
    }

    /**
     * The number that the program has said behind that word, on a line of stdout.
     *
     * @throws IllegalArgumentException if it has said none
     */
    public long number(String word) {
        return stdout.stream()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No number \"" + word + "\" in " + stdout));
    }

    private static JavaRun run(Path folder, List<String> options, Object... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        for (Object arg : args) {
            command.add(arg.toString());
        }
        Path stdout = folder.resolve("stdout");
        Path stderr = folder.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        builder.environment().keySet().removeIf(JavaRun::wouldAddOptions);
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(command + " did not end within " + TIMEOUT_S + " s; it was killed.");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new JavaRun(process.exitValue(), lines(stdout), lines(stderr), took);
    }

    /** The agent writes UTF-8 in any locale, a program perhaps not: what is malformed is shown as such. */
    private static List<String> lines(Path output) throws IOException {
        return new String(Files.readAllBytes(output), UTF_8).lines().toList();
    }

    /** The options that a lesson names are to be the only ones. */
    private static boolean wouldAddOptions(String variable) {
        return variable.startsWith("STOWAWAY_")
                || variable.equals("JAVA_TOOL_OPTIONS")
                || variable.equals("JDK_JAVA_OPTIONS")
                || variable.equals("_JAVA_OPTIONS");
    }
}
