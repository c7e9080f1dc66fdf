package com.acme.launch;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.util.List;

/** Launches the same child before and after the agent has come. */
public final class AttachesBetweenLaunches {
    private AttachesBetweenLaunches() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        launch(words);
        SelfAttach.stowaway("");
        launch(words);
    }

    private static void launch(String[] words) throws IOException, InterruptedException {
        List<String> command = List.of(words).stream()
                .map(word -> word.replace("JAVA", System.getProperty("java.home") + "/bin/java")
                        .replace("CP", System.getProperty("java.class.path")))
                .toList();
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
