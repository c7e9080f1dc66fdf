package dev.stowaway.demo;

import static dev.stowaway.demo.CountingRun.AGENT;
import static dev.stowaway.demo.CountingRun.WORKERS;

import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import dev.stowaway.demo.workers.AddUnderACopy;
import dev.stowaway.demo.workers.AddUnderTheLockOfTheBlock;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Numbers in shared memory are seen by all processes at once, and their lock is in the memory with them.
 *
 * <p>Has five workers add to a thousand ints twice: under copies of a lock, and under the lock of the block. To be run in
 * the root of the project; exits with 0 only if each act showed what it says.
 */
public final class Lesson07_SharedArray {
    private static final int ROUNDS = 10_000;
    private static final String PATH = "Adding.lock";

    private final Stage stage;
    private final CountingRun adding;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson07_SharedArray(stage, folder).play());
    }

    private Lesson07_SharedArray(Stage stage, Path folder) {
        this.stage = stage;
        this.adding = new CountingRun(stage, folder, "additions", ROUNDS);
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 7: memory that processes share, and the lock in it");
        stage.say("""
                %d workers, each a process, add 1 to each of a thousand ints, each of them %d times. The ints are in
                shared memory, and what each worker is sent is a handle.

                  SharedIntArray array = SharedIntArray.create(name, 1000);

                  lock.lock();                                           // a worker
                  try {
                      array.add(1);
                  } finally {
                      lock.unlock();
                  }
                """.formatted(WORKERS, ROUNDS));
        copies();
        inTheBlock();
        epilogue();
    }

    private void copies() throws IOException, InterruptedException {
        stage.title("Act 1: as people write it");
        stage.say("  new Adding(array, new ReentrantLock(), rounds)           // is what each worker is sent\n\n"
                + "java " + AGENT + " ...");
        JavaRun run = adding.runUntilSomeAreMissing(AddUnderACopy.class);
        stage.promise("The program ends as if all were well.", run.exitCode() == 0);
        stage.quote(run.stderr());
        stage.promise("Under copies of the lock the sum is wrong.", CountingRun.missing(run) > 0);
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        stage.say("""
                All workers write into the same memory, and none waits for another: each holds a lock of its own. What
                two of them add to the same int at the same time, counts once.""");
    }

    private void inTheBlock() throws IOException, InterruptedException {
        stage.title("Act 2: as it works");
        stage.say("""
                - new Adding(array, new ReentrantLock(), rounds)
                + new Adding(array, array.memory().lock(), rounds)

                """);
        JavaRun run = adding.run(AddUnderTheLockOfTheBlock.class);
        stage.promise("The program ends as if all were well.", run.exitCode() == 0);
        stage.quote(run.stderr());
        stage.promise("Under the lock of the block the sum is right.", CountingRun.missing(run) == 0);
        stage.promise("The agent has nothing to report.", run.stderr().isEmpty());
        stage.say("""

                The lock is in the memory that it guards: who has the one has the other. The agent had nothing to
                report. If a worker is killed while it holds the lock, the next one gets it, and can ask whether
                the numbers may be half written: lock.abandoned().""");
    }

    private void epilogue() {
        stage.title("What to do next");
        stage.say("""
                For single elements no lock is needed: array.getAndAdd(1, index) is atomic among all processes.
                The memory stays until somebody says array.memory().unlink(). NumPy can have the array, too, but
                not its lock. The README says more under "What to send instead".
                """);
    }
}
