package dev.stowaway.demo;

import static dev.stowaway.demo.SalesDay.BUNS_PER_CLERK;
import static dev.stowaway.demo.SalesDay.CLERKS;

import dev.stowaway.demo.bakery.Till;
import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A lock that is serialized arrives as a copy, and the copies exclude nobody.
 *
 * <p>Plays one day in a bakery three times with real processes: without an agent, with it, and with
 * {@code action=fail}. To be run in the root of the project; exits with 0 only if each act showed what it says.
 */
public final class Lesson01_CopiedLock {
    private static final String PATH = "Shift.bakery.tills[\"front\"].lock";
    private static final String AGENT = "-javaagent:agent/target/stowaway.jar";

    private final Stage stage;
    private final SalesDay day;
    private final Till till;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson01_CopiedLock(stage, folder).play());
    }

    private Lesson01_CopiedLock(Stage stage, Path folder) {
        this.stage = stage;
        this.day = new SalesDay(stage, folder);
        this.till = day.till();
    }

    private void play() throws IOException, InterruptedException {
        prologue();
        withoutAgent();
        withAgent();
        withActionFail();
        epilogue();
    }

    private void prologue() {
        stage.title("Lesson 1: a lock that travels is only a copy");
        stage.say("""
                A bakery has two tills. At the front one, %d clerks sell %d buns each, for 1 euro. A sale prints a
                receipt and adds the euro to the takings, a number in a file: read, add, write, and all of it
                under the till's ReentrantLock.
                """.formatted(CLERKS, BUNS_PER_CLERK));
    }

    private void withoutAgent() throws IOException, InterruptedException {
        stage.title("Act 1: without an agent");
        sellWithThreads();
        stage.promise("All buns are sold.", till.receipts() == CLERKS * BUNS_PER_CLERK);
        stage.promise("With threads of one JVM the takings are right.", day.missing() == 0);

        JavaRun run = day.sellUntilEurosAreMissing(List.of());
        stage.quote(run.stderr());
        stage.promise("The coordinator ends as if all were well.", run.exitCode() == 0);
        stage.promise("Nothing is said on stderr.", run.stderr().isEmpty());
        stage.promise("With several JVMs the takings are wrong.", day.missing() > 0);
        stage.say("""

                The clerks are processes now, and each shift was sent to them with writeObject. The till went with
                it, and in the till its lock: every clerk holds a lock of its own, and none waits for another.
                Exit code 0, nothing on stderr: you would not know.""");
    }

    private void withAgent() throws IOException, InterruptedException {
        stage.title("Act 2: the same day, with the agent");
        stage.say("java " + AGENT + " ...");
        JavaRun run = day.sellUntilEurosAreMissing(List.of(AGENT));
        stage.quote(run.stderr());
        stage.promise("The agent lets the application run.", run.exitCode() == 0);
        stage.promise("The takings are as wrong as without the agent.", day.missing() > 0);
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        stage.promise(
                "The summary counts each till in each shift.", Stage.mentions(run.stderr(), 2 * CLERKS + " locks"));
        stage.say("""
                The day went as before, but now the log says which lock got on board, and by which path. The
                summary counts %d: the bakery's two tills, in each of %d shifts.""".formatted(2 * CLERKS, CLERKS));
    }

    private void withActionFail() throws IOException, InterruptedException {
        stage.title("Act 3: a test run, with action=fail");
        stage.say("java " + AGENT + "=action=fail ...");
        JavaRun run = day.sell(List.of(AGENT + "=action=fail"), BUNS_PER_CLERK);
        stage.quote(run.stdout());
        boolean thrown = Stage.mentions(run.stdout(), "dev.stowaway.LockSerializationException: " + PATH);
        if (!thrown) {
            stage.quote(run.stderr());
        }
        stage.promise("writeObject throws a LockSerializationException that begins with " + PATH + ".", thrown);
        stage.promise("The coordinator gives up.", run.exitCode() == 1);
        stage.promise("Nothing was sold.", till.receipts() == 0 && till.takings() == 0);
        stage.say("writeObject threw: no clerk got a shift, no bun was sold, no euro is missing.");
    }

    private void epilogue() {
        stage.title("What to do next");
        stage.say("""
                For this till: a new lock at the receiver would keep this one at home, and euros would still be
                lost, because a ReentrantLock is for the threads of one JVM. For processes, lock a file
                (or let Stowaway share the lock: lesson 4):

                  - private final ReentrantLock lock = new ReentrantLock();
                  + private static final ReentrantLock THREADS = new ReentrantLock();  // static: stays at home

                  - lock.lock();
                  - try {
                  + THREADS.lock();
                  + Path lockFile = Path.of(takings + ".lock");  // not the takings: closing them would unlock them
                  + try (FileChannel file = FileChannel.open(lockFile, CREATE, WRITE);
                  +         FileLock processes = file.lock()) {

                  - lock.unlock();
                  + THREADS.unlock();

                For your application: run its tests with the agent, so that the first lock on board fails a test:

                  java %s=action=fail ...
                """.formatted(AGENT));
    }

    /** The control: the same code, the same lock, and nothing is lost. */
    private void sellWithThreads() throws IOException, InterruptedException {
        till.empty();
        Thread[] clerks = new Thread[CLERKS];
        for (int i = 0; i < CLERKS; i++) {
            clerks[i] = new Thread(this::sellShift, "clerk-" + i);
            clerks[i].start();
        }
        for (Thread clerk : clerks) {
            clerk.join();
        }
        day.tellTakings(CLERKS + " threads of one JVM");
    }

    private void sellShift() {
        try {
            for (int sold = 0; sold < BUNS_PER_CLERK; sold++) {
                till.sellBun();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
