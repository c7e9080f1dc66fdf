package com.acme.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Launches a child in one of the ways that there are, passes on what it prints, and says what became of the
 * {@code ProcessBuilder}.
 */
public final class Launches {
    private Launches() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> command = Command.afterFirst(words);
        int exitCode =
                switch (words[0]) {
                    case "builder" -> builder(new ProcessBuilder(command));
                    case "ownEnvironment" -> ownEnvironment(command);
                    case "exec" -> passOn(Runtime.getRuntime().exec(command.toArray(new String[0])));
                    case "execWithEnvironment" ->
                        passOn(Runtime.getRuntime().exec(command.toArray(new String[0]), new String[] {"LANG=C"}));
                    case "pipeline" -> pipeline(command);
                    default -> throw new IllegalArgumentException(words[0]);
                };
        System.out.println("exit code " + exitCode);
    }

    private static int builder(ProcessBuilder builder) throws IOException, InterruptedException {
        List<String> command = List.copyOf(builder.command());
        int exitCode = passOn(builder.start());
        check(builder.command().equals(command), "the command was changed");
        return exitCode;
    }

    private static int ownEnvironment(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ACME", "b\u00fccher");
        Map<String, String> environment = Map.copyOf(builder.environment());
        int exitCode = builder(builder);
        check(builder.environment().equals(environment), "the environment was changed");
        return exitCode;
    }

    private static int pipeline(List<String> command) throws IOException, InterruptedException {
        List<Process> processes =
                ProcessBuilder.startPipeline(List.of(new ProcessBuilder(command), new ProcessBuilder("cat")));
        passOn(processes.get(1));
        try (InputStream errors = processes.get(0).getErrorStream()) {
            errors.transferTo(System.err);
        }
        return processes.get(0).waitFor();
    }

    private static int passOn(Process process) throws IOException, InterruptedException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.flush();
        }
        try (InputStream output = process.getInputStream();
                InputStream errors = process.getErrorStream()) {
            output.transferTo(System.out);
            errors.transferTo(System.err);
        }
        return process.waitFor();
    }

    private static void check(boolean condition, String problem) {
        if (!condition) {
            throw new AssertionError(problem);
        }
    }
}
