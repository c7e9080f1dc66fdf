package dev.stowaway.bench;

import dev.stowaway.bench.program.HelloWorld;
import dev.stowaway.bench.program.OneList;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Whole processes, from the fork to the exit, against the same with an agent that does nothing. */
record StartUp(Plan plan, Workbench workbench) implements Section {

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        boolean is17 = jdk.feature().equals("17");
        return List.of(
                figure(jdk, "start-up, hello world", HelloWorld.class, is17 ? 20 : 40),
                figure(jdk, "start-up, one list is serialized", OneList.class, is17 ? 50 : 70));
    }

    private Figure figure(Jdk jdk, String name, Class<?> program, double targetMs)
            throws IOException, InterruptedException {
        List<Round> rounds = Rounds.many(
                plan.processRounds(),
                agent -> workbench.child(jdk, agent, program).wallMs(),
                workbench.withNoOpAgent(),
                workbench.withStowaway());
        double[] bare = new double[plan.processRounds()];
        for (int i = 0; i < bare.length; i++) {
            bare[i] = workbench.child(jdk, workbench.withoutAgent(), program).wallMs();
        }
        String remark = String.format(
                Locale.ROOT,
                "without: a no-op premain; no agent at all: %.0f ms",
                Estimate.median(DoubleStream.of(bare)));
        return new Figure(name, jdk.feature(), "ms", Effect.DIFFERENCE, targetMs, rounds, remark);
    }
}
