package dev.stowaway.bench;

import dev.stowaway.bench.shared.MapCalls;
import dev.stowaway.bench.shared.QueueItems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the queue and the maps that processes share cost, against a bare socket and against CPython's. */
record SharedRemedies(Plan plan, Workbench workbench) implements Section {
    private static final Path DICT = Path.of("tests/bench/manager_dict.py");
    private static final Path QUEUE = Path.of("tests/bench/joinable_queue.py");
    private static final double BALL_RATIO = 1.5;
    private static final double DICT_RATIO = 1.0 / 5;
    private static final double QUEUE_RATIO = 1.0 / 10;
    private static final double BANDWIDTH_RATIO = 1 / 0.7;

    @Override
    public String name() {
        return "remedies";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(maps(jdk));
        figures.addAll(queues(jdk));
        return figures;
    }

    private List<Figure> maps(Jdk jdk) throws IOException, InterruptedException {
        List<Round> gets = new ArrayList<>();
        List<Round> puts = new ArrayList<>();
        List<Round> pythonGets = new ArrayList<>();
        List<Round> pythonPuts = new ArrayList<>();
        boolean hasPython = workbench.python("-c", "pass").works();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double[] before = hasPython ? workbench.python(DICT.toString()).printed() : new double[2];
            double[] printed =
                    workbench.childWithLibrary(jdk, List.of(), MapCalls.class).printed();
            double[] after = hasPython ? workbench.python(DICT.toString()).printed() : new double[2];
            gets.add(micros(printed[0], printed[1], printed[3]));
            puts.add(micros(printed[0], printed[2], printed[3]));
            pythonGets.add(micros(before[0], printed[1], after[0]));
            pythonPuts.add(micros(before[1], printed[2], after[1]));
        }
        List<Figure> figures = new ArrayList<>();
        String ball = "without: there and back over a bare socket";
        figures.add(figure(jdk, "managed map, get", "µs", BALL_RATIO, gets, ball));
        figures.add(figure(jdk, "managed map, put", "µs", BALL_RATIO, puts, ball));
        if (hasPython) {
            figures.add(
                    figure(jdk, "managed map, get, against CPython", "µs", DICT_RATIO, pythonGets, times(pythonGets)));
            figures.add(
                    figure(jdk, "managed map, put, against CPython", "µs", DICT_RATIO, pythonPuts, times(pythonPuts)));
        }
        return figures;
    }

    private List<Figure> queues(Jdk jdk) throws IOException, InterruptedException {
        List<Round> integers = new ArrayList<>();
        List<Round> arrays = new ArrayList<>();
        boolean hasPython = workbench.python("-c", "pass").works();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double before = hasPython ? workbench.python(QUEUE.toString()).printed()[0] : 0;
            double[] printed =
                    workbench.childWithLibrary(jdk, List.of(), QueueItems.class).printed();
            double after = hasPython ? workbench.python(QUEUE.toString()).printed()[0] : 0;
            integers.add(micros(before, printed[0], after));
            arrays.add(micros(printed[1], printed[2], printed[3]));
        }
        List<Figure> figures = new ArrayList<>();
        if (hasPython) {
            figures.add(figure(
                    jdk,
                    "shared queue, a small integer, against CPython",
                    "µs",
                    QUEUE_RATIO,
                    integers,
                    times(integers)));
        }
        figures.add(figure(
                jdk,
                "shared queue, an array of a mebibyte",
                "µs",
                BANDWIDTH_RATIO,
                arrays,
                "without: as many bytes over a bare socket; the target is 0.7 of its bandwidth"));
        return figures;
    }

    private static Figure figure(
            Jdk jdk, String name, String unit, @Nullable Double target, List<Round> rounds, String remark) {
        return new Figure(name, jdk.feature(), unit, Effect.RATIO, target, rounds, remark);
    }

    private static String times(List<Round> rounds) {
        return String.format(
                Locale.ROOT,
                "without: multiprocessing, which takes %.1f times as long",
                Estimate.without(rounds) / Estimate.with(rounds));
    }

    private static Round micros(double before, double between, double after) {
        return new Round(before / 1e3, between / 1e3, after / 1e3);
    }
}
