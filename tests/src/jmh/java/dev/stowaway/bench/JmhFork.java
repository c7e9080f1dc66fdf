package dev.stowaway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One JMH fork at a time. JMH itself would run all forks of a variant before it begins with the next, and would so take
 * the machine's drift for an effect.
 */
final class JmhFork {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Duration duration;
    private final Workbench workbench;

    /** How often a fork does its work for {@code iterationMs}, first to warm up and then to be measured. */
    record Duration(int warmups, int iterations, long iterationMs) {}

    JmhFork(Duration duration, Workbench workbench) {
        this.duration = duration;
        this.workbench = workbench;
    }

    /**
     * What one fork has measured.
     *
     * @param time the median of its iterations, in the benchmark's unit
     * @param bytes allocated by one operation
     */
    record Score(double time, double bytes) {}

    Score measure(Jdk jdk, List<String> agentOptions, Class<?> benchmark, String method, String... parameter)
            throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\." + method + "$")
                .jvm(jdk.java().toString())
                .jvmArgs("-Xms1g", "-Xmx1g")
                .jvmArgsAppend(agentOptions.toArray(String[]::new))
                .forks(1)
                .warmupIterations(duration.warmups())
                .warmupTime(TimeValue.milliseconds(duration.iterationMs()))
                .measurementIterations(duration.iterations())
                .measurementTime(TimeValue.milliseconds(duration.iterationMs()))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.NORMAL)
                .output(workbench.file("jmh.log").toString())
                .shouldFailOnError(true);
        if (parameter.length == 2) {
            options.param(parameter[0], parameter[1]);
        }
        // JMH passes the fork's stderr on to its own.
        PrintStream stderr = System.err;
        try (PrintStream file = new PrintStream(workbench.file("jmh.err").toFile(), UTF_8)) {
            System.setErr(file);
            return score(new Runner(options.build()).run());
        } catch (RunnerException failure) {
            throw new IllegalStateException("see " + workbench.file("jmh.log"), failure);
        } finally {
            System.setErr(stderr);
        }
    }

    private static Score score(Collection<RunResult> results) {
        BenchmarkResult fork =
                results.iterator().next().getBenchmarkResults().iterator().next();
        return new Score(
                Estimate.median(fork.getIterationResults().stream()
                        .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())),
                Objects.requireNonNull(fork.getSecondaryResults().get(ALLOCATED))
                        .getScore());
    }
}
