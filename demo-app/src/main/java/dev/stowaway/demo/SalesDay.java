package dev.stowaway.demo;

import dev.stowaway.demo.bakery.Coordinator;
import dev.stowaway.demo.bakery.Till;
import dev.stowaway.demo.stage.JavaRun;
import dev.stowaway.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A day at the front till of the bakery, with clerks that are processes: the same in every lesson that needs one. */
final class SalesDay {
    static final int CLERKS = 4;
    static final int BUNS_PER_CLERK = 250;

    private static final int MAX_BUNS_PER_CLERK = 16 * BUNS_PER_CLERK;
    private static final String TILL = "front";

    private final Stage stage;
    private final Path folder;
    private final Till till;

    SalesDay(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
        this.till = new Till(folder, TILL);
    }

    Till till() {
        return till;
    }

    /** One day is enough, as a rule; if nothing was lost by chance, this says so and sells more. */
    JavaRun sellUntilEurosAreMissing(List<String> jvmOptions) throws IOException, InterruptedException {
        int buns = BUNS_PER_CLERK;
        while (true) {
            JavaRun run = sell(jvmOptions, buns);
            tellTakings(CLERKS + " JVMs");
            if (run.exitCode() != 0 || missing() > 0 || buns == MAX_BUNS_PER_CLERK) {
                return run;
            }
            buns *= 4;
            stage.say("Nothing was lost, by luck. Once more, with " + buns + " buns for each clerk.");
        }
    }

    JavaRun sell(List<String> jvmOptions, int buns) throws IOException, InterruptedException {
        till.empty();
        return JavaRun.of(folder, jvmOptions, Coordinator.class, folder, CLERKS, buns);
    }

    void tellTakings(String clerks) throws IOException {
        String line =
                String.format("%-22s %5d receipts  %5d euros in the till", clerks, till.receipts(), till.takings());
        if (missing() == 0) {
            stage.say(line);
        } else {
            stage.warn(line + "  " + missing() + " euros are missing");
        }
    }

    int missing() throws IOException {
        return till.receipts() - till.takings();
    }
}
