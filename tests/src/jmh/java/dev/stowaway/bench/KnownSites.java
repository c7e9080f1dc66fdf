package dev.stowaway.bench;

import dev.stowaway.bench.graph.WriteLocks;
import dev.stowaway.bench.program.MillionLocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lock at a site that was already reported is counted, and little more. */
record KnownSites(Plan plan, Workbench workbench) implements Section {
    private static final double NANOSECONDS_PER_LOCK = 1_000;
    private static final double MILLION_RATIO = 2;
    private static final double MILLION_MEGABYTES = 8;

    /** The program alone takes 192: the stream is left no room for a finding, or a path, for each lock. */
    private static final List<String> MILLION_HEAP = List.of("-Xms256m", "-Xmx256m");

    @Override
    public String name() {
        return "known";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.add(perLock(jdk, "one_graph", "lock at a known site, 1000 in one graph", NANOSECONDS_PER_LOCK));
        figures.add(perLock(jdk, "many_roots", "lock at a known site, a root for each", null));
        figures.addAll(millionLocks(jdk));
        return figures;
    }

    private Figure perLock(Jdk jdk, String method, String name, @Nullable Double target)
            throws IOException, InterruptedException {
        JmhFork jmh = new JmhFork(plan.lock(), workbench);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.lockRounds(); i++) {
            rounds.add(Rounds.one(
                    agent -> jmh.measure(jdk, agent, WriteLocks.class, method).time(),
                    workbench.withoutAgent(),
                    workbench.withStowaway()));
        }
        String remark = target == null ? "includes the walk to the call site" : "";
        return new Figure(name, jdk.feature(), "ns", Effect.DIFFERENCE, target, rounds, remark);
    }

    private List<Figure> millionLocks(Jdk jdk) throws IOException, InterruptedException {
        List<Round> seconds = new ArrayList<>();
        List<Round> megabytes = new ArrayList<>();
        for (int i = 0; i < plan.millionRounds(); i++) {
            Rounds.two(
                    agent -> million(jdk, agent),
                    workbench.withoutAgent(),
                    workbench.withStowaway(),
                    seconds,
                    megabytes);
        }
        String version = jdk.feature();
        return List.of(
                new Figure("a million locks, time", version, "s", Effect.RATIO, MILLION_RATIO, seconds, ""),
                new Figure(
                        "a million locks, live heap with the stream open",
                        version,
                        "MB",
                        Effect.DIFFERENCE,
                        MILLION_MEGABYTES,
                        megabytes,
                        "ran with " + MILLION_HEAP.get(1)));
    }

    /** Seconds of a write, and megabytes of live heap. */
    private double[] million(Jdk jdk, List<String> agent) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(MILLION_HEAP);
        options.addAll(agent);
        double[] printed = workbench.child(jdk, options, MillionLocks.class).printed();
        return new double[] {printed[0] / 1e9, printed[1] / 1e6};
    }
}
