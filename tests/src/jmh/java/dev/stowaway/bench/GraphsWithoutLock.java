package dev.stowaway.bench;

import dev.stowaway.bench.graph.Graph;
import dev.stowaway.bench.graph.WriteGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who has no lock in the graph pays nothing. */
record GraphsWithoutLock(Plan plan, Workbench workbench) implements Section {
    private static final double RATIO_AT_MOST = 1.02;

    @Override
    public String name() {
        return "graphs";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Graph graph : Graph.values()) {
            figures.add(figure(jdk, graph));
        }
        return figures;
    }

    private Figure figure(Jdk jdk, Graph graph) throws IOException, InterruptedException {
        JmhFork jmh = new JmhFork(plan.graph(), workbench);
        List<Round> rounds = new ArrayList<>();
        List<Round> bytes = new ArrayList<>();
        for (int i = 0; i < plan.graphRounds(); i++) {
            Rounds.two(
                    agent -> {
                        JmhFork.Score score = jmh.measure(jdk, agent, WriteGraph.class, "graph", "graph", graph.name());
                        return new double[] {score.time(), score.bytes()};
                    },
                    workbench.withoutAgent(),
                    workbench.withStowaway(),
                    rounds,
                    bytes);
        }
        String name = "no lock: " + graph.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String allocated = String.format(
                Locale.ROOT, "allocates %.0f, with %.0f B", Estimate.without(bytes), Estimate.with(bytes));
        return new Figure(name, jdk.feature(), "µs", Effect.RATIO, RATIO_AT_MOST, rounds, allocated);
    }
}
