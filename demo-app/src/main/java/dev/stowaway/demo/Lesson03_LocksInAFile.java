package dev.stowaway.demo;

import dev.stowaway.demo.bakery.Coordinator;
import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What was serialized earlier, and elsewhere, can still be searched: a file is read by the grammar of the stream, without
 * the classes of the application, and nothing is deserialized.
 *
 * <p>To be run in the root of the project; exits with 0 only if each act showed what it says.
 */
public final class Lesson03_LocksInAFile {
    private static final int BUNS = 25;
    private static final String PATH = "Shift.bakery.tills[\"front\"].lock";
    private static final String JAR = "agent/target/stowaway.jar";

    private final Stage stage;
    private final Path folder;
    private final Path books;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson03_LocksInAFile(stage, folder).play());
    }

    private Lesson03_LocksInAFile(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
        this.books = folder.resolve("books.ser");
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 3: locks in a file");
        stage.say("""
                The clerk of lesson 2 left the shift in a file. That was yesterday, and no agent was there to see it.
                """);
        leaveBooks();
        scan();
        scanTorn();
        stage.title("What to do next");
        stage.say("""
                Scan what your application keeps: session stores, caches, queues on disk, captured streams.

                  java -jar %s scan FILE...

                Exit code 1 says that there are locks, 0 that there are none: fit for a build.
                """.formatted(JAR));
    }

    private void leaveBooks() throws IOException, InterruptedException {
        JavaRun run = JavaRun.of(folder, List.of(), Coordinator.class, folder, 1, BUNS, books);
        stage.promise("The clerk left the books.", run.exitCode() == 0 && Files.size(books) > 0);
    }

    private void scan() throws IOException, InterruptedException {
        stage.title("Act 1: the books");
        JavaRun run = scan(books);
        stage.promise("The scan finds the lock's path.", Stage.mentions(run.stdout(), PATH));
        stage.promise("Exit code 1 says that there are locks.", run.exitCode() == 1);
        stage.say("The classes of the bakery are not on that JVM's class path: the stream names what it holds.");
    }

    private void scanTorn() throws IOException, InterruptedException {
        stage.title("Act 2: the last page is missing");
        byte[] whole = Files.readAllBytes(books);
        Path torn = Files.write(folder.resolve("torn.ser"), Arrays.copyOf(whole, whole.length - 20));
        JavaRun run = scan(torn);
        stage.promise("What can be read is still reported.", Stage.mentions(run.stdout(), PATH));
        stage.promise("And where it ends is said.", !run.stderr().isEmpty());
        stage.say("A file that was cut off, or never was a stream, is told from one without locks.");
    }

    private JavaRun scan(Path file) throws IOException, InterruptedException {
        stage.say("java -jar " + JAR + " scan " + file.getFileName());
        JavaRun run = JavaRun.ofJar(folder, JAR, "scan", file);
        stage.quote(run.stdout());
        stage.quote(run.stderr());
        return run;
    }
}
