package dev.stowaway.bench;

import dev.stowaway.bench.shared.BlockLocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What it takes to lock and unlock the lock in a block of shared memory. */
record MemoryLocks(Plan plan, Workbench workbench) implements Section {
    private static final double PAIR_NS = 100;

    /** At least half as many pairs as with a futex. */
    private static final double FUTEX_RATIO = 2;

    private static final String PYTHON_PROGRAM = "tests/bench/futex_lock.py";

    /** Where {@link BlockLocks} prints what. */
    private static final int ALONE = 1;

    private static final int CONTENDED = 3;
    private static final int HANDOVERS = 4;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Round> alone = new ArrayList<>();
        List<Round> ofJdk = new ArrayList<>();
        List<Round> contended = new ArrayList<>();
        List<Double> handovers = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double before = futex();
            double[] printed =
                    workbench.childWithLibrary(jdk, List.of(), BlockLocks.class).printed();
            alone.add(Round.alone(printed[ALONE]));
            ofJdk.add(new Round(printed[ALONE - 1], printed[ALONE], printed[ALONE + 1]));
            contended.add(new Round(before, printed[CONTENDED], futex()));
            handovers.add(printed[HANDOVERS]);
        }
        String remark = String.format(
                Locale.ROOT,
                "%.0f handovers a second",
                Estimate.median(handovers.stream().mapToDouble(Double::doubleValue)));
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "block lock and unlock, uncontended", jdk.feature(), "ns", Effect.ALONE, PAIR_NS, alone, ""));
        figures.add(new Figure(
                "block lock and unlock, uncontended, against a ReentrantLock",
                jdk.feature(),
                "ns",
                Effect.RATIO,
                null,
                ofJdk,
                "without: a lock of the JDK's in this process"));
        if (hasPython()) {
            figures.add(new Figure(
                    "block lock wanted by 2 processes, a pair",
                    jdk.feature(),
                    "ns",
                    Effect.RATIO,
                    FUTEX_RATIO,
                    contended,
                    "without: multiprocessing.Lock() of CPython, a futex; " + remark));
        } else {
            figures.add(new Figure(
                    "block lock wanted by 2 processes, a pair",
                    jdk.feature(),
                    "ns",
                    Effect.ALONE,
                    null,
                    contended,
                    remark));
        }
        return figures;
    }

    /** Nanoseconds of a pair; 0 if there is no Python. */
    private double futex() throws IOException, InterruptedException {
        return hasPython() ? workbench.python(PYTHON_PROGRAM).printed()[0] : 0;
    }

    private boolean hasPython() throws InterruptedException {
        return workbench.python("-c", "pass").works();
    }
}
