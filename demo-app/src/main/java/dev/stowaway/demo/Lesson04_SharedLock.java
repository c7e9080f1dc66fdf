package dev.stowaway.demo;

import static dev.stowaway.demo.SalesDay.CLERKS;

import dev.stowaway.demo.bakery.Till;
import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * With {@code action=proxy} the lock stays one lock: a handle travels in its place.
 *
 * <p>Plays the day of lesson 1 twice: with copies of the lock, and with proxies of it. To be run in the root of the
 * project; exits with 0 only if each act showed what it says.
 */
public final class Lesson04_SharedLock {
    private static final String PATH = "Shift.bakery.tills[\"front\"].lock";
    private static final String JAR = "agent/target/stowaway.jar";
    private static final String AGENT = "-javaagent:" + JAR;

    private final Stage stage;
    private final SalesDay day;
    private final Till till;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson04_SharedLock(stage, folder).play());
    }

    private Lesson04_SharedLock(Stage stage, Path folder) {
        this.stage = stage;
        this.day = new SalesDay(stage, folder);
        this.till = day.till();
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 4: one lock for all of them");
        stage.say("""
                The bakery of lesson 1: %d clerks, each a process, at one till. Its code is as it was, and so is
                its lock, a ReentrantLock. What changes is what Stowaway is told to do about it.
                """.formatted(CLERKS));
        String copies = withCopies();
        int buns = till.receipts() / CLERKS;
        String proxies = withProxies(buns);
        compare(copies, proxies);
        epilogue();
    }

    private String withCopies() throws IOException, InterruptedException {
        stage.title("Act 1: copies");
        stage.say("java " + AGENT + " ...");
        JavaRun run = day.sellUntilEurosAreMissing(List.of(AGENT));
        stage.promise("The day goes by.", run.exitCode() == 0);
        stage.promise("With copies of the lock the takings are wrong.", day.missing() > 0);
        return result("copies", run);
    }

    private String withProxies(int buns) throws IOException, InterruptedException {
        stage.title("Act 2: proxies, with action=proxy");
        stage.say("java " + AGENT + "=action=proxy ...");
        JavaRun run = day.sell(List.of(AGENT + "=action=proxy"), buns);
        day.tellTakings(CLERKS + " JVMs");
        stage.quote(run.stderr());
        stage.promise("The day goes by.", run.exitCode() == 0);
        stage.promise("All buns are sold.", till.receipts() == CLERKS * buns);
        stage.promise("With proxies of the lock the takings are right.", day.missing() == 0);
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        stage.promise(
                "The summary counts each till in each shift as proxied.",
                Stage.mentions(run.stderr(), 2 * CLERKS + " proxied"));
        stage.say("""
                The lock never left the coordinator. Each clerk's till has a ReentrantLock too, a proxy that asks
                the coordinator's JVM for the one that all of them mean.""");
        return result("proxies", run);
    }

    private String result(String how, JavaRun run) throws IOException {
        return String.format(
                "%-8s %5d euros for %5d buns  in %4.1f s",
                how, till.takings(), till.receipts(), run.took().toMillis() / 1000.0);
    }

    private void compare(String copies, String proxies) {
        stage.title("Side by side");
        stage.warn(copies);
        stage.say(proxies);
        stage.say("""

                The times are those of the whole day, with the start of %d JVMs. With copies nobody waits for
                anybody: that is why they are quicker, and why euros are missing.
                """.formatted(1 + CLERKS));
    }

    private void epilogue() {
        stage.title("What to do next");
        stage.say("""
                Try it on your application, with a rule for the lock that you mean to share:

                  proxy  path=Shift.bakery.tills[*].lock

                While it runs, this shows who has the lock and who waits for it:

                  java -jar %s locks PID

                The lock lives as long as the process that wrote it. The README says which locks can be shared
                so, and what happens when one of the processes dies.
                """.formatted(JAR));
    }
}
