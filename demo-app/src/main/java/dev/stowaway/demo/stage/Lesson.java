package dev.stowaway.demo.stage;

import java.io.IOException;

/** What is played on a {@link Stage}. */
public interface Lesson {
    /** Plays the lesson from its title to what to do next. */
    void play(Stage stage) throws IOException, InterruptedException;
}
