package dev.stowaway.bench;

import dev.stowaway.bench.program.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Launches of processes: at a call site that is known, and the first one of a JVM. */
record Launches(Plan plan, Workbench workbench) implements Section {
    private static final String THOUSAND = "1000";
    private static final double KNOWN_SITE_RATIO = 1.02;

    @Override
    public String name() {
        return "launch";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        String java = jdk.java().toString();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(figures(jdk, "/bin/true", KNOWN_SITE_RATIO, workbench.withStowaway(), "/bin/true"));
        figures.addAll(figures(
                jdk,
                "a Java child that inherits",
                KNOWN_SITE_RATIO,
                workbench.withStowaway(),
                java,
                "-cp",
                ".",
                "Main"));
        figures.addAll(
                figures(jdk, "/bin/true with hazards=none", null, workbench.withStowaway("hazards=none"), "/bin/true"));
        return figures;
    }

    private List<Figure> figures(
            Jdk jdk, String child, @Nullable Double target, List<String> withStowaway, String... command)
            throws IOException, InterruptedException {
        List<Round> firsts = new ArrayList<>();
        List<Round> others = new ArrayList<>();
        String[] arguments = new String[command.length + 1];
        arguments[0] = THOUSAND;
        System.arraycopy(command, 0, arguments, 1, command.length);
        for (int i = 0; i < plan.launchRounds(); i++) {
            Rounds.two(
                    agent -> milliseconds(jdk, agent, arguments),
                    workbench.withoutAgent(),
                    withStowaway,
                    firsts,
                    others);
        }
        return List.of(
                new Figure("first launch: " + child, jdk.feature(), "ms", Effect.DIFFERENCE, null, firsts, ""),
                new Figure(
                        "launch at a known site: " + child,
                        jdk.feature(),
                        "ms",
                        Effect.RATIO,
                        target,
                        others,
                        "the mean of a thousand, the query for held locks included"));
    }

    private double[] milliseconds(Jdk jdk, List<String> agent, String... arguments)
            throws IOException, InterruptedException {
        double[] printed = workbench.child(jdk, agent, Launch.class, arguments).printed();
        return new double[] {printed[0] / 1e6, printed[1] / 1e6};
    }
}
