package com.acme.launch;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;

/** Launches the same child before and after the agent has come. */
public final class AttachesBetweenLaunches {
    private AttachesBetweenLaunches() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        launch(words);
        SelfAttach.stowaway("");
        launch(words);
    }

    private static void launch(String[] words) throws IOException, InterruptedException {
        new ProcessBuilder(Command.of(words)).inheritIO().start().waitFor();
    }
}
