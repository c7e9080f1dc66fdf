package com.acme.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Launches a child, deletes the file that its first argument names, and launches the child again. */
public final class LaunchesWithout {
    private LaunchesWithout() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> command = Command.afterFirst(words);
        new ProcessBuilder(command).inheritIO().start().waitFor();
        Files.delete(Path.of(words[0]));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
