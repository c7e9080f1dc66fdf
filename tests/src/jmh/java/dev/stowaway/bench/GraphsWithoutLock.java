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
        JmhFork jmh = new JmhFork(plan, workbench);
        List<Figure> figures = new ArrayList<>();
        for (Graph graph : Graph.values()) {
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < plan.graphRounds(); i++) {
                rounds.add(Rounds.one(
                        agent -> jmh.median(jdk, agent, WriteGraph.class, "graph", "graph", graph.name()),
                        workbench.withoutAgent(),
                        workbench.withStowaway()));
            }
            String name = "no lock: " + graph.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            figures.add(new Figure(name, jdk.feature(), "µs", Effect.RATIO, RATIO_AT_MOST, rounds, ""));
        }
        return figures;
    }
}
