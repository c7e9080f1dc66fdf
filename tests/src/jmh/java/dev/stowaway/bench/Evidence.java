package dev.stowaway.bench;

import dev.stowaway.bench.program.CountingThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Who writes down what is found does not hold up those who serialize. */
record Evidence(Plan plan, Workbench workbench) implements Section {
    private static final double SIXTEEN_TO_ONE = 1.05;

    /** What is within the noise is not measurable. */
    private static final double NOTHING_MEASURABLE = 1.00;

    /** There is no recorder to be asked. */
    private static final String WITHOUT_RECORDER =
            "--limit-modules=java.base,java.instrument,java.management,jdk.management";

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        return List.of(manyThreads(jdk), recorderOff(jdk));
    }

    /**
     * What sixteen threads lose against one. A machine whose threads slow each other down loses something without an
     * agent, too: that is what the agent's loss is set against.
     */
    private Figure manyThreads(Jdk jdk) throws IOException, InterruptedException {
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.lockRounds(); i++) {
            rounds.add(Rounds.one(agent -> printed(jdk, agent)[0], workbench.withoutAgent(), workbench.withFindings()));
        }
        return new Figure(
                "lock at a known site, 16 threads to one",
                jdk.feature(),
                "",
                Effect.RATIO,
                SIXTEEN_TO_ONE,
                rounds,
                "processor time of a lock from 16 threads over from one; findings=FILE");
    }

    /** Against a runtime image that has no flight recorder. */
    private Figure recorderOff(Jdk jdk) throws IOException, InterruptedException {
        List<String> with = workbench.withStowaway();
        List<String> without = List.of(WITHOUT_RECORDER, with.get(0));
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < plan.lockRounds(); i++) {
            rounds.add(Rounds.one(options -> printed(jdk, options)[1], without, with));
        }
        return new Figure(
                "lock at a known site, no recording runs",
                jdk.feature(),
                "ns",
                Effect.RATIO,
                NOTHING_MEASURABLE,
                rounds,
                "processor time; without: the agent in a JVM that has no flight recorder");
    }

    private double[] printed(Jdk jdk, List<String> options) throws IOException, InterruptedException {
        return workbench.child(jdk, options, CountingThreads.class).printed();
    }
}
