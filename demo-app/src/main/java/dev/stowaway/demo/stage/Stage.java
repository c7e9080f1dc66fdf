package dev.stowaway.demo.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String INDENT = "  ";
    private static final int COLUMNS = 100;

    private final boolean colours;

    /** UTF-8 in any locale, as the agent writes: what is quoted goes out byte for byte. */
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    /** A stage on stdout, in colours if {@code -Ddemo.colours=true}: the shell knows whether it is a terminal. */
    private Stage() {
        this.colours = Boolean.getBoolean("demo.colours");
    }

    /** Plays a lesson and exits: with 0 if it kept its promises, else with 1, and it has named the one that it broke. */
    public static void perform(Lesson lesson) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stowaway-lesson-");
        boolean played;
        try {
            played = new Stage().plays(lesson, folder);
        } finally {
            deleteWithContents(folder);
        }
        System.exit(played ? 0 : 1);
    }

    private boolean plays(Lesson lesson, Path folder) throws IOException, InterruptedException {
        try {
            lesson.play(this, folder);
            return true;
        } catch (BrokenPromise broken) {
            title("The lesson ends here. This is not what happened:");
            warn(broken.sentence());
            return false;
        }
    }

    /** Begins a lesson or an act. */
    public void title(String title) {
        out.println();
        out.println(coloured(BOLD, title));
    }

    /** Says something, line by line. */
    public void say(String text) {
        text.lines().forEach(line -> out.println(line.isEmpty() ? "" : INDENT + line));
    }

    /** Says one line that is bad news. */
    public void warn(String line) {
        out.println(INDENT + coloured(RED, line));
    }

    /** Shows what a program said, word for word; only long lines are broken. */
    public void quote(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        lines.forEach(this::quote);
        out.println();
    }

    /** Ends the lesson, unless the promise was kept. */
    public void promise(String sentence, boolean kept) {
        if (!kept) {
            throw new BrokenPromise(sentence);
        }
    }

    /** Whether one of the lines has {@code text} in it. */
    public static boolean mentions(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    private static void deleteWithContents(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void quote(String line) {
        String rest = line;
        int end = lastBreak(rest);
        while (end > 0) {
            quoteShort(rest.substring(0, end));
            rest = INDENT + rest.substring(end).strip();
            end = lastBreak(rest);
        }
        quoteShort(rest);
    }

    /** Where to break a line that is too long: at a space behind its indentation; 0 if not at all. */
    private static int lastBreak(String line) {
        int space = line.length() > COLUMNS ? line.lastIndexOf(' ', COLUMNS) : 0;
        return space > INDENT.length() ? space : 0;
    }

    private void quoteShort(String line) {
        out.println(INDENT + coloured(CYAN, "|") + " " + line);
    }

    private String coloured(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }
}
