package dev.stowaway.demo;

import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs of a program that counts with five processes, and of what it has counted then: the same in each lesson of that kind. */
final class CountingRun {
    static final int WORKERS = 5;
    static final String AGENT = "-javaagent:agent/target/stowaway.jar";

    private static final int MOST_GROWTHS = 2;

    private final Stage stage;
    private final Path folder;
    private final String unit;
    private int rounds;

    /**
     * @param unit what is counted, in the plural
     * @param rounds how often each worker counts, for a start
     */
    CountingRun(Stage stage, Path folder, String unit, int rounds) {
        this.stage = stage;
        this.folder = folder;
        this.unit = unit;
        this.rounds = rounds;
    }

    /** Once is enough, as a rule; if nothing was lost by chance, this says so and counts on. */
    JavaRun runUntilSomeAreMissing(Class<?> program) throws IOException, InterruptedException {
        for (int growth = 0; ; growth++) {
            JavaRun run = run(program);
            if (run.exitCode() != 0 || missing(run) != 0 || growth == MOST_GROWTHS) {
                return run;
            }
            rounds *= 4;
            stage.say("Nothing was lost, by luck. Once more, with " + rounds + " rounds for each worker.");
        }
    }

    /** As often as was last needed. */
    JavaRun run(Class<?> program) throws IOException, InterruptedException {
        JavaRun run = JavaRun.of(folder, List.of(AGENT), program, rounds);
        if (run.exitCode() == 0) {
            tell(run);
        } else {
            stage.quote(run.stderr());
        }
        return run;
    }

    private void tell(JavaRun run) {
        String line =
                "%d JVMs  %9d %s done  %9d found".formatted(WORKERS, run.number("done"), unit, run.number("found"));
        if (missing(run) == 0) {
            stage.say(line);
        } else {
            stage.warn(line + "  " + missing(run) + " are missing");
        }
    }

    static long missing(JavaRun run) {
        return run.number("done") - run.number("found");
    }
}
