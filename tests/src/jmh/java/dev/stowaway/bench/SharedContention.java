package dev.stowaway.bench;

import dev.stowaway.bench.shared.Contention;
import dev.stowaway.bench.shared.KilledHolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A lock that several processes want all the time, and one whose holder is killed. */
record SharedContention(Plan plan, Workbench workbench) implements Section {
    private static final double HANDOVER_RATIO = 1.20;
    private static final double RELEASE_MS = 20;
    private static final double LONGEST_RELEASE_MS = 100;

    /** Where {@link Contention} prints what it takes to hand over, by the number of processes. */
    private static final int OF_TWO = 1;

    private static final int OF_FOUR = 3;
    private static final int OF_EIGHT = 5;
    private static final int OF_TWO_AGAIN = 7;
    private static final int OUT_OF_ORDER = 8;

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(contended(jdk, "fair"));
        figures.addAll(contended(jdk, "unfair"));
        figures.addAll(released(jdk));
        return figures;
    }

    private List<Figure> contended(Jdk jdk, String fairness) throws IOException, InterruptedException {
        List<double[]> prints = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            prints.add(workbench
                    .child(jdk, workbench.withStowaway("action=proxy"), Contention.class, fairness)
                    .printed());
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(handovers(jdk, fairness, 4, OF_FOUR, prints));
        figures.add(handovers(jdk, fairness, 8, OF_EIGHT, prints));
        if (prints.get(0).length > OUT_OF_ORDER) {
            List<Round> rounds = prints.stream()
                    .map(printed -> Round.alone(printed[OUT_OF_ORDER]))
                    .toList();
            String remark = "of 400 in each fork; threads of 8 processes arrive at a held lock, one after the other";
            figures.add(
                    new Figure("fair lock, grants out of order", jdk.feature(), "", Effect.ALONE, 0.0, rounds, remark));
        }
        return figures;
    }

    private static Figure handovers(Jdk jdk, String fairness, int processes, int index, List<double[]> prints) {
        List<Round> rounds = prints.stream()
                .map(printed -> new Round(printed[OF_TWO] / 1e3, printed[index] / 1e3, printed[OF_TWO_AGAIN] / 1e3))
                .toList();
        double grant = Estimate.median(prints.stream().mapToDouble(printed -> printed[index - 1])) / 1e3;
        String remark = String.format(
                Locale.ROOT,
                "without: 2; %.0f handovers a second, and %.0f grants",
                1e6 / Estimate.with(rounds),
                1e6 / grant);
        return new Figure(
                fairness + " lock wanted by " + processes + " processes, a handover",
                jdk.feature(),
                "µs",
                Effect.RATIO,
                HANDOVER_RATIO,
                rounds,
                remark);
    }

    private List<Figure> released(Jdk jdk) throws IOException, InterruptedException {
        List<Round> releases = new ArrayList<>();
        List<Round> longest = new ArrayList<>();
        double longestMs = 0;
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double[] nanos = workbench
                    .child(
                            jdk,
                            workbench.withStowaway("action=proxy"),
                            KilledHolders.class,
                            Integer.toString(plan.kills()))
                    .printed();
            Arrays.stream(nanos).forEach(ns -> releases.add(Round.alone(ns / 1e6)));
            longestMs = Math.max(longestMs, Arrays.stream(nanos).max().orElseThrow() / 1e6);
        }
        longest.add(Round.alone(longestMs));
        String remark = "from the signal until a waiting thread has the lock; " + releases.size() + " holders";
        return List.of(
                new Figure(
                        "kill -9 of a holder, median", jdk.feature(), "ms", Effect.ALONE, RELEASE_MS, releases, remark),
                new Figure(
                        "kill -9 of a holder, longest",
                        jdk.feature(),
                        "ms",
                        Effect.ALONE,
                        LONGEST_RELEASE_MS,
                        longest,
                        remark));
    }
}
