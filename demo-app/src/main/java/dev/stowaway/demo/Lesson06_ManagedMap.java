package dev.stowaway.demo;

import static dev.stowaway.demo.CountingRun.AGENT;
import static dev.stowaway.demo.CountingRun.WORKERS;

import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import dev.stowaway.demo.workers.CountUnderACopy;
import dev.stowaway.demo.workers.CountUnderAManagedLock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A map of a manager is one map for all processes, and so has to be the lock that guards it.
 *
 * <p>Has five workers count in a map twice: under copies of a lock, and under the manager's. To be run in the root of the
 * project; exits with 0 only if each act showed what it says.
 */
public final class Lesson06_ManagedMap {
    private static final int ROUNDS = 200;
    private static final String PATH = "Counting.lock";

    private final Stage stage;
    private final CountingRun counting;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson06_ManagedMap(stage, folder).play());
    }

    private Lesson06_ManagedMap(Stage stage, Path folder) {
        this.stage = stage;
        this.counting = new CountingRun(stage, folder, "additions", ROUNDS);
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 6: a map that processes share, and its lock");
        stage.say("""
                %d workers, each a process, add 1 to a number in a map, each of them %d times. The map is a manager's:
                it lives in a process of its own, and what each worker is sent is a handle.

                  Manager manager = Manager.spawn();
                  ConcurrentMap<String, Integer> counts = manager.map();

                  lock.lock();                                           // a worker
                  try {
                      counts.put("count", counts.getOrDefault("count", 0) + 1);
                  } finally {
                      lock.unlock();
                  }
                """.formatted(WORKERS, ROUNDS));
        copies();
        managed();
        epilogue();
    }

    private void copies() throws IOException, InterruptedException {
        stage.title("Act 1: as people write it");
        stage.say("  new Counting(counts, new ReentrantLock(), rounds)        // is what each worker is sent\n\n"
                + "java " + AGENT + " ...");
        JavaRun run = counting.runUntilSomeAreMissing(CountUnderACopy.class);
        stage.promise("The program ends as if all were well.", run.exitCode() == 0);
        stage.quote(run.stderr());
        stage.promise("Under copies of the lock the count is wrong.", CountingRun.missing(run) > 0);
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        stage.say("""
                The map is shared now, and yet additions are lost. The remedy had a stowaway of its own: the lock
                went along with the map, and each worker holds another one.""");
    }

    private void managed() throws IOException, InterruptedException {
        stage.title("Act 2: as it works");
        stage.say("""
                - new Counting(counts, new ReentrantLock(), rounds)
                + new Counting(counts, manager.lock(), rounds)

                """);
        JavaRun run = counting.run(CountUnderAManagedLock.class);
        stage.promise("The program ends as if all were well.", run.exitCode() == 0);
        stage.quote(run.stderr());
        stage.promise("Under the manager's lock the count is right.", CountingRun.missing(run) == 0);
        stage.promise("The agent has nothing to report.", run.stderr().isEmpty());
        stage.say("""

                The lock is a ReentrantLock as before, but it lives where the map lives, and is one for all. The
                agent had nothing to report. If a worker is killed while it holds the lock, the next one gets it.""");
    }

    private void epilogue() {
        stage.title("What to do next");
        stage.say("""
                Where one call does all of it, no lock is needed: the manager's methods are atomic, as those of
                the JDK's maps are.

                  counts.merge("count", 1, Integer::sum);

                What get returns is a copy. To change it changes nobody else's; put it back, or use compute:

                  map.get("north").add(order);                               // lost
                  map.compute("north", (k, v) -> { v.add(order); return v; });

                The README says more under "What to send instead".
                """);
    }
}
