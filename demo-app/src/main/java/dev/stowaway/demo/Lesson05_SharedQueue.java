package dev.stowaway.demo;

import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import dev.stowaway.demo.workers.JobsUnderACopy;
import dev.stowaway.demo.workers.JobsUntilClosed;
import dev.stowaway.demo.workers.JobsWithSentinels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Jobs for other processes go into a queue that they share; no lock has to travel.
 *
 * <p>Has four workers do ten jobs three times: from copies of a queue, from one queue with sentinels, and from one queue
 * with an end. To be run in the root of the project; exits with 0 only if each act showed what it says.
 */
public final class Lesson05_SharedQueue {
    private static final int WORKERS = 4;
    private static final int JOBS = 10;
    private static final String AGENT = "-javaagent:agent/target/stowaway.jar";
    private static final String PATH = "Taking.lock";

    private final Stage stage;
    private final Path folder;

    public static void main(String[] args) throws IOException, InterruptedException {
        Stage.perform((stage, folder) -> new Lesson05_SharedQueue(stage, folder).play());
    }

    private Lesson05_SharedQueue(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
    }

    private void play() throws IOException, InterruptedException {
        stage.title("Lesson 5: a queue instead of a lock");
        stage.say("""
                %d jobs for %d workers, each a process. The jobs are in a queue, and each worker takes one, does it,
                and takes the next. Each worker is sent its task with writeObject, and the agent looks on:

                  java %s ...
                """.formatted(JOBS, WORKERS, AGENT));
        copies();
        sentinels();
        end();
        epilogue();
    }

    private void copies() throws IOException, InterruptedException {
        stage.title("Act 1: as people write it");
        stage.say("""
                  ArrayDeque<Integer> jobs = ...;              // 0 to 9
                  ReentrantLock lock = new ReentrantLock();    // nobody takes a job without it
                  new Taking(jobs, lock)                       // is what each worker is sent

                """);
        JavaRun run = run(JobsUnderACopy.class);
        stage.warn("%d JVMs  %2d jobs  done %d times, and all %d are in the parent's queue still"
                .formatted(WORKERS, JOBS, run.number("done"), run.number("left")));
        stage.quote(run.stderr());
        stage.promise("Each worker does all the jobs.", run.number("done") == WORKERS * JOBS);
        stage.promise("The parent's queue is as it was.", run.number("left") == JOBS);
        stage.promise("The log names " + PATH + ".", Stage.mentions(run.stderr(), PATH));
        stage.say("""
                Each worker has a queue of its own, and a lock of its own that guards it. The agent reports the
                lock alone, for to copy data is what serialization is for; but a lock says that the data beside
                it is meant to be shared.""");
    }

    private void sentinels() throws IOException, InterruptedException {
        stage.title("Act 2: one queue, and a sentinel for each worker");
        stage.say("""
                  SharedQueue<Integer> jobs = SharedQueue.create();    // 0 to 9, then -1, -1, -1, -1

                  for (int job = jobs.take(); job != SENTINEL; job = jobs.take()) {    // a worker
                      ...
                      jobs.taskDone();
                  }

                """);
        JavaRun run = run(JobsWithSentinels.class);
        stage.say("%d JVMs  %2d jobs  done %d times".formatted(WORKERS, JOBS, run.number("done")));
        stage.warn("join() has not returned after a second, nor would it later: %d elements are not done"
                .formatted(run.number("unfinished")));
        promiseSilence(run);
        stage.promise("Each job is done once.", run.number("done") == JOBS);
        stage.promise("join() does not return.", run.number("joined") == 0);
        stage.promise("The sentinels are not done.", run.number("unfinished") == WORKERS);
        stage.say("""

                No lock on board, and each job is done once. But a worker that takes its sentinel leaves the loop
                before taskDone(): nobody says that the sentinels are done.""");
    }

    private void end() throws IOException, InterruptedException {
        stage.title("Act 3: as it works");
        stage.say("""
                  jobs.close();                                        // behind 0 to 9

                  for (int job : jobs.untilClosed()) {                 // a worker
                      ...
                      jobs.taskDone();
                  }

                """);
        JavaRun run = run(JobsUntilClosed.class);
        stage.say("%d JVMs  %2d jobs  done %d times; join() has returned".formatted(WORKERS, JOBS, run.number("done")));
        promiseSilence(run);
        stage.promise("Each job is done once.", run.number("done") == JOBS);
        stage.promise("All is done.", run.number("unfinished") == 0);
        stage.say("""

                The queue lives in the parent; what each worker was sent is a handle. It has an end, and so there
                is no sentinel to count, and none to forget. The agent had nothing to report.""");
    }

    private JavaRun run(Class<?> program) throws IOException, InterruptedException {
        JavaRun run = JavaRun.of(folder, List.of(AGENT), program);
        if (run.exitCode() != 0) {
            stage.quote(run.stderr());
        }
        stage.promise("The program ends as if all were well.", run.exitCode() == 0);
        return run;
    }

    private void promiseSilence(JavaRun run) {
        stage.quote(run.stderr());
        stage.promise("The agent has nothing to report.", run.stderr().isEmpty());
    }

    private void epilogue() {
        stage.title("What to do next");
        stage.say("""
                Where a lock guards who gets the next job, send the queue and leave the lock at home. A job that a
                worker has taken and not done when it dies is taken by another one: each is delivered at least
                once. Jobs of your own class are named where the queue is made:

                  SharedQueue<Order> orders = SharedQueue.create("com.acme.Order");

                Without the agent, the jar has to be on the class path, here and there. The README says more under
                "What to send instead".
                """);
    }
}
