package dev.stowaway.bench;

import dev.stowaway.bench.shared.ManyLocks;
import dev.stowaway.bench.shared.WaitingThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What shared locks and remote threads take of the memory. */
record SharedMemory(Plan plan, Workbench workbench) implements Section {
    /** All of it is touched, so that the resident memory grows by what is not heap. */
    private static final List<String> TOUCHED_HEAP =
            List.of("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch");

    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.add(waiting(jdk));
        figures.addAll(locks(jdk));
        return figures;
    }

    private Figure waiting(Jdk jdk) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            rounds.add(Rounds.one(mode -> kilobytesPerThread(jdk, mode), List.of("local"), List.of("remote")));
        }
        return new Figure(
                "a thousand remote threads wait, one of them in the owner",
                jdk.feature(),
                "kB",
                Effect.DIFFERENCE,
                null,
                rounds,
                "resident memory and live heap; without: the owner's own threads wait");
    }

    private double kilobytesPerThread(Jdk jdk, List<String> mode) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(TOUCHED_HEAP);
        options.addAll(workbench.withStowaway("action=proxy"));
        double[] printed =
                workbench.child(jdk, options, WaitingThreads.class, mode.get(0)).printed();
        return (printed[0] + printed[1]) / 1e3;
    }

    private List<Figure> locks(Jdk jdk) throws IOException, InterruptedException {
        List<Round> owner = new ArrayList<>();
        List<Round> receiver = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            Rounds.two(
                    options -> workbench.child(jdk, options, ManyLocks.class).printed(),
                    workbench.withoutAgent(),
                    workbench.withStowaway("action=proxy"),
                    owner,
                    receiver);
        }
        return List.of(
                bytes(jdk, "owner", "beside the lock itself", owner),
                bytes(jdk, "receiver", "without: a lock that was copied", receiver));
    }

    private static Figure bytes(Jdk jdk, String where, String remark, List<Round> rounds) {
        return new Figure(
                "a hundred thousand shared locks, one of them in the " + where,
                jdk.feature(),
                "B",
                Effect.DIFFERENCE,
                null,
                rounds,
                "live heap; " + remark);
    }
}
