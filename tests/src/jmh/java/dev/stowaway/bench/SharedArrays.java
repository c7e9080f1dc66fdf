package dev.stowaway.bench;

import dev.stowaway.bench.shared.AddsToAll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a plain loop over a shared array takes, against one over an array of the JVM, and against NumPy. */
record SharedArrays(Plan plan, Workbench workbench) implements Section {
    private static final Path PYTHON_PROGRAM = Path.of("tests/bench/numpy_add.py");
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    /** From here on there are memory segments, and the speeds that are asked for are higher. */
    private static final int SEGMENTS = 22;

    @Override
    public String name() {
        return "arrays";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        boolean hasSegments = Integer.parseInt(jdk.feature()) >= SEGMENTS;
        boolean hasNumpy = workbench.python("-c", "import numpy").works();
        List<Round> heap = new ArrayList<>();
        List<Round> numpy = new ArrayList<>();
        for (int i = 0; i < plan.sharedRounds(); i++) {
            double before = hasNumpy ? numpyMs() : 0;
            double[] printed =
                    workbench.childWithLibrary(jdk, HEAP, AddsToAll.class).printed();
            heap.add(new Round(printed[0] / 1e6, printed[1] / 1e6, printed[2] / 1e6));
            numpy.add(new Round(before, printed[1] / 1e6, hasNumpy ? numpyMs() : 0));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(jdk, "an int[]", hasSegments ? 0.95 : 0.85, heap, "the same loop over an int[]"));
        if (hasNumpy) {
            figures.add(
                    figure(jdk, "NumPy", hasSegments ? 0.90 : 0.75, numpy, "its += 1 on an array of the same kind"));
        }
        return figures;
    }

    /** @param speed that is asked for, as part of that of the other */
    private static Figure figure(Jdk jdk, String other, double speed, List<Round> rounds, String without) {
        return new Figure(
                "100 million ints of a shared array, 1 is added, against " + other,
                jdk.feature(),
                "ms",
                Effect.RATIO,
                1 / speed,
                rounds,
                "without: " + without + "; the target is " + speed + " of its speed");
    }

    private double numpyMs() throws IOException, InterruptedException {
        return workbench.python(PYTHON_PROGRAM.toString()).printed()[0] / 1e6;
    }
}
