package dev.stowaway.demo;

import dev.stowaway.demo.bakery.Coordinator;
import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A finding names the process that the lock was sent to, and the agent goes along with the processes that a program
 * launches.
 *
 * <p>Plays a day with one clerk, who leaves the shift in a file at the end: with the agent in the coordinator alone, and
 * as it is by default. To be run in the root of the project; exits with 0 only if each act showed what it says.
 */
public final class Lesson02_WhereItWent {
    private static final int BUNS = 25;
    private static final String PATH = "Shift.bakery.tills[\"front\"].lock";
    private static final String AGENT = "-javaagent:agent/target/stowaway.jar";
    private static final String CLERK = "(java dev.stowaway.demo.bakery.Clerk)";

    private final Stage stage;
    private final Path folder;
    private final Path books;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson02_WhereItWent(stage, folder).play());
    }

    private Lesson02_WhereItWent(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
        this.books = folder.resolve("books.ser");
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 2: where the lock went");
        stage.say("""
                The bakery of lesson 1 on a quiet day: one clerk, a process, who sells %d buns and then leaves the
                shift in a file, for the books. The lock travels twice: to the clerk, and from the clerk to the file.
                """.formatted(BUNS));
        inCoordinatorAlone();
        inBoth();
        stage.title("What to do next");
        stage.say("""
                Nothing, to have the agent in your workers: a Java process that a watched JVM launches gets it, in
                its command and with the same options. What a script launches needs children=environment. The
                README says which processes are left alone, and why.
                """);
    }

    private void inCoordinatorAlone() throws IOException, InterruptedException {
        stage.title("Act 1: the agent is in the coordinator, and stays there");
        JavaRun run = day(AGENT + "=children=none");
        stage.promise("The finding names the clerk's process.", Stage.mentions(run.stderr(), CLERK));
        stage.promise("Nobody saw what the clerk wrote.", !Stage.mentions(run.stderr(), "file " + books));
        stage.say("The line \"to\" says which process the lock was sent to. What the clerk does with it, nobody sees.");
    }

    private void inBoth() throws IOException, InterruptedException {
        stage.title("Act 2: the agent goes along with the clerk");
        JavaRun run = day(AGENT);
        stage.promise("The finding names the clerk's process.", Stage.mentions(run.stderr(), CLERK));
        stage.promise("The clerk's own finding names the file.", Stage.mentions(run.stderr(), "file " + books));
        stage.say("""
                The clerk was launched as ever; the agent was added to its command on the way. Now the lock is
                seen to go to the file as well, by its path in the clerk's JVM.""");
    }

    private JavaRun day(String agent) throws IOException, InterruptedException {
        stage.say("java " + agent + " ...");
        JavaRun run = JavaRun.of(folder, List.of(agent), Coordinator.class, folder, 1, BUNS, books);
        stage.quote(run.stderr());
        stage.promise(
                "The day goes by as without the agent.",
                run.exitCode() == 0 && run.stdout().isEmpty());
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        return run;
    }
}
