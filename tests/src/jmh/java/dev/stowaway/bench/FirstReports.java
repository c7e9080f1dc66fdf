package dev.stowaway.bench;

import dev.stowaway.bench.program.FirstLock;
import dev.stowaway.bench.program.FirstLockBelowMillion;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first lock of a process: its path is named, its report is written. */
record FirstReports(Plan plan, Workbench workbench) implements Section {
    private static final double FIRST_MS = 20;
    private static final double BELOW_MILLION_MS = 60;

    @Override
    public String name() {
        return "first";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        int few = plan.millionRounds();
        return List.of(
                figure(jdk, "first report", FIRST_MS, plan.processRounds(), FirstLock.class),
                figure(
                        jdk,
                        "first report, below a HashMap of a million",
                        BELOW_MILLION_MS,
                        few,
                        FirstLockBelowMillion.class,
                        "map"),
                figure(
                        jdk,
                        "first report, below an ArrayList of a million",
                        null,
                        few,
                        FirstLockBelowMillion.class,
                        "list"));
    }

    private Figure figure(
            Jdk jdk, String name, @Nullable Double targetMs, int count, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<Round> rounds = Rounds.many(
                count,
                agent -> workbench.child(jdk, agent, program, arguments).printed()[0] / 1e6,
                workbench.withoutAgent(),
                workbench.withStowaway());
        return new Figure(name, jdk.feature(), "ms", Effect.DIFFERENCE, targetMs, rounds, "");
    }
}
