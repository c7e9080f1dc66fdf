package dev.stowaway.demo.stage;

import java.io.IOException;
import java.nio.file.Path;

/** What is played on a {@link Stage}. */
public interface Lesson {
    /**
     * Plays the lesson from its title to what to do next.
     *
     * @param folder its own, empty, and deleted afterwards
     */
    void play(Stage stage, Path folder) throws IOException, InterruptedException;
}
