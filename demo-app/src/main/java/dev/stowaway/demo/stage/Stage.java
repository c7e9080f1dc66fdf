package dev.stowaway.demo.stage;

import java.io.IOException;
import java.util.List;

/**
 * Where a lesson speaks from: titles, text and quotations, and promises that it has to keep. A lesson ends at the first
 * promise that is broken: what it would say next would not be true.
 */
public final class Stage {
    private static final String BOLD = "\u001b[1m";
    private static final String CYAN = "\u001b[36m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean colours;

    /** A stage on stdout, in colours if {@code -Ddemo.colours=true}: the shell knows whether it is a terminal. */
    public Stage() {
        this.colours = Boolean.getBoolean("demo.colours");
    }

    /** Plays the lesson and tells whether it kept its promises; if not, it has named the one that it broke. */
    public boolean plays(Lesson lesson) throws IOException, InterruptedException {
        try {
            lesson.play(this);
            return true;
        } catch (BrokenPromise broken) {
            title("The lesson ends here. This is not what happened:");
            warn(broken.sentence());
            return false;
        }
    }

    /** Begins a lesson or an act. */
    public void title(String title) {
        System.out.println();
        System.out.println(coloured(BOLD, title));
    }

    /** Says something, line by line. */
    public void say(String text) {
        text.lines().forEach(line -> System.out.println(line.isEmpty() ? "" : "  " + line));
    }

    /** Says one line that is bad news. */
    public void warn(String line) {
        System.out.println("  " + coloured(RED, line));
    }

    /** Shows what a program said, word for word. */
    public void quote(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        System.out.println();
        for (String line : lines) {
            System.out.println("  " + coloured(CYAN, "|") + " " + line);
        }
        System.out.println();
    }

    /** Ends the lesson, unless the promise was kept. */
    public void promise(String sentence, boolean kept) {
        if (!kept) {
            throw new BrokenPromise(sentence);
        }
    }

    private String coloured(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
