package dev.stowaway.bench;

import dev.stowaway.bench.graph.OrderFile;
import dev.stowaway.bench.program.ScanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A large file, scanned from front to back in a small heap, against reading it and doing nothing. */
record Scans(Plan plan, Workbench workbench) implements Section {
    private static final long FILE_BYTES = 256L << 20;
    private static final double TARGET_MEGABYTES_PER_S = 200;
    private static final List<String> HEAP = List.of("-Xmx64m");

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public List<Figure> measure(Jdk jdk) throws IOException, InterruptedException {
        Path file = workbench.file("orders.ser");
        OrderFile.write(file, FILE_BYTES);
        double megabytes = Files.size(file) / 1e6;
        try {
            List<Round> rounds = Rounds.many(
                    plan.millionRounds(),
                    mode -> workbench.childWithLibrary(jdk, HEAP, ScanFile.class, mode.get(0), file.toString())
                                    .printed()[0]
                            / 1e9,
                    List.of("read"),
                    List.of("scan"));
            String remark = String.format(
                    Locale.ROOT,
                    "%.0f MB/s; without: reading alone, %.0f MB/s; ran with %s",
                    megabytes / Estimate.with(rounds),
                    megabytes / Estimate.without(rounds),
                    HEAP.get(0));
            return List.of(new Figure(
                    "scan, 256 MB of orders",
                    jdk.feature(),
                    "s",
                    Effect.DIFFERENCE,
                    megabytes / TARGET_MEGABYTES_PER_S,
                    rounds,
                    remark));
        } finally {
            Files.delete(file);
        }
    }
}
