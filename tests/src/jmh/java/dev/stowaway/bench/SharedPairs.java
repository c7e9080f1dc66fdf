package dev.stowaway.bench;

import dev.stowaway.bench.shared.LockPairs;
import dev.stowaway.bench.shared.OwnLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What it takes to lock and unlock a lock that nobody else wants: one of another process, and one that others have, too. */
record SharedPairs(Plan plan, Workbench workbench) implements Section {
    private static final double BALL_RATIO = 1.3;
    private static final double PYTHON_RATIO = 1.0 / 8;
    private static final double OWN_RATIO = 1.00;
    private static final String THERE_AND_BACK = "without: there and back over a bare socket";
    private static final Path PYTHON_PROGRAM = Path.of("tests/bench/manager_rlock.py");

    /** What {@link LockPairs} prints of each of the things that it measures. */
    private static final int NUMBERS = 4;

    private static final int LOCK = 2;

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Round> medians = new ArrayList<>();
        List<Round> floors = new ArrayList<>();
        List<Round> tails = new ArrayList<>();
        List<Round> receivers = new ArrayList<>();
        List<Round> owners = new ArrayList<>();
        List<Round> pythons = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double before = python();
            double[] printed = workbench
                    .child(jdk, workbench.withStowaway("action=proxy"), LockPairs.class)
                    .printed();
            double after = python();
            medians.add(micros(printed, 0, 2));
            floors.add(micros(printed, 0, 1));
            tails.add(micros(printed, 1, 2));
            receivers.add(micros(printed, 2, 2));
            owners.add(micros(printed, 3, 2));
            pythons.add(new Round(before, medians.get(i).with(), after));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(pair(jdk, "median", BALL_RATIO, medians, THERE_AND_BACK));
        figures.add(pair(jdk, "median against its messages", null, floors, THERE_AND_BACK + ", and there once more"));
        figures.add(pair(jdk, "99th percentile", null, tails, THERE_AND_BACK));
        figures.add(pair(jdk, "processor time of the receiver", null, receivers, THERE_AND_BACK));
        figures.add(pair(jdk, "processor time of the owner", null, owners, THERE_AND_BACK));
        if (hasPython()) {
            figures.add(againstPython(jdk, pythons));
        }
        figures.add(ownLock(jdk));
        return figures;
    }

    private static Figure pair(Jdk jdk, String what, @Nullable Double target, List<Round> rounds, String remark) {
        return new Figure("remote lock and unlock, " + what, jdk.feature(), "µs", Effect.RATIO, target, rounds, remark);
    }

    private static Figure againstPython(Jdk jdk, List<Round> rounds) {
        return new Figure(
                "remote lock and unlock, against CPython",
                jdk.feature(),
                "µs",
                Effect.RATIO,
                PYTHON_RATIO,
                rounds,
                String.format(
                        Locale.ROOT,
                        "without: multiprocessing.Manager().RLock(), which takes %.1f times as long",
                        Estimate.without(rounds) / Estimate.with(rounds)));
    }

    private Figure ownLock(Jdk jdk) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double[] printed = workbench
                    .child(jdk, workbench.withStowaway("action=proxy"), OwnLock.class)
                    .printed();
            rounds.add(new Round(printed[0], printed[1], printed[2]));
        }
        return new Figure(
                "the owner's lock and unlock of a shared lock",
                jdk.feature(),
                "ns",
                Effect.RATIO,
                OWN_RATIO,
                rounds,
                "without: a lock that was never written");
    }

    /** @param apart how many places before the lock, and behind it, what it is compared with was printed */
    private static Round micros(double[] printed, int number, int apart) {
        return new Round(
                printed[(LOCK - apart) * NUMBERS + number] / 1e3,
                printed[LOCK * NUMBERS + number] / 1e3,
                printed[(LOCK + apart) * NUMBERS + number] / 1e3);
    }

    /** Microseconds of a pair; 0 if there is no Python. */
    private double python() throws IOException, InterruptedException {
        return hasPython() ? workbench.python(PYTHON_PROGRAM.toString()).printed()[0] / 1e3 : 0;
    }

    private boolean hasPython() throws InterruptedException {
        return workbench.python("-c", "pass").works();
    }
}
