package dev.stowaway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures all figures and prints them as a Markdown table. Started by {@code tests/bench/run}, which says what the
 * arguments are.
 */
public final class Benchmarks {
    private final Arguments arguments;
    private final List<Section> sections;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Benchmarks(Arguments arguments, Workbench workbench) {
        this.arguments = arguments;
        Plan plan = arguments.plan();
        this.sections = List.of(
                new StartUp(plan, workbench),
                new FirstReports(plan, workbench),
                new KnownSites(plan, workbench),
                new Evidence(plan, workbench),
                new GraphsWithoutLock(plan, workbench),
                new Scans(plan, workbench),
                new Launches(plan, workbench),
                new SharedPairs(plan, workbench),
                new SharedContention(plan, workbench),
                new SharedMemory(plan, workbench),
                new SharedRemedies(plan, workbench),
                new SharedArrays(plan, workbench),
                new MemoryLocks(plan, workbench));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.of(words);
        Workbench workbench = new Workbench(arguments.agent(), arguments.classes(), arguments.directory());
        String loadBefore = Machine.load();
        Benchmarks benchmarks = new Benchmarks(arguments, workbench);
        benchmarks.measure();
        String table = benchmarks.table(loadBefore);
        Files.writeString(workbench.file("table.md"), table);
        System.out.print(table);
    }

    private void measure() throws IOException, InterruptedException {
        for (Section section : sections) {
            if (!arguments.only().isEmpty() && !arguments.only().contains(section.name())) {
                continue;
            }
            for (Jdk jdk : arguments.jdks()) {
                System.err.println(section.name() + " on " + jdk.version() + " ...");
                try {
                    figures.addAll(section.measure(jdk));
                } catch (IllegalStateException failure) {
                    // One that fails, say for want of heap, must not cost the minutes that the others took.
                    System.err.println(failure.getMessage());
                    failures.add(section.name() + " on JDK " + jdk.feature());
                }
            }
        }
    }

    private String table(String loadBefore) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("Measured on ").append(LocalDate.now(ZoneOffset.UTC));
        text.append(
                arguments.plan().equals(Plan.QUICK) ? " (quick: for trying out, too few forks to conclude from)" : "");
        text.append(": ").append(Machine.describe()).append("; JDKs: ");
        text.append(arguments.jdks().stream()
                .map(jdk -> jdk.version() + " (" + jdk.vendor() + ")")
                .collect(Collectors.joining(", ")));
        text.append("; load average ").append(loadBefore).append(" before.\n\n").append(Figure.HEADER);
        figures.forEach(figure -> text.append(figure.row()));
        text.append('\n').append(shortfalls());
        return text.toString();
    }

    private String shortfalls() {
        String missed = named(Verdict.MISSED);
        String unclear = named(Verdict.WITHIN_NOISE);
        String text = missed.isEmpty() ? "No figure fell short.\n" : "Fell short: " + missed + ".\n";
        text += unclear.isEmpty() ? "" : "Beyond the target by less than the A/A control strays: " + unclear + ".\n";
        return failures.isEmpty() ? text : text + "Could not be measured: " + String.join("; ", failures) + ".\n";
    }

    private String named(Verdict verdict) {
        return figures.stream()
                .filter(figure -> figure.verdict() == verdict)
                .map(figure -> figure.name() + " (JDK " + figure.jdk() + ")")
                .collect(Collectors.joining("; "));
    }
}
