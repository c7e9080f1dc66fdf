package dev.stowaway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
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
    private final Plan plan;
    private final Workbench workbench;

    JmhFork(Plan plan, Workbench workbench) {
        this.plan = plan;
        this.workbench = workbench;
    }

    /** The median of the iterations of one fork. */
    double median(Jdk jdk, List<String> agentOptions, Class<?> benchmark, String method, String... parameter)
            throws IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\." + method + "$")
                .jvm(jdk.java().toString())
                .jvmArgs("-Xms1g", "-Xmx1g")
                .jvmArgsAppend(agentOptions.toArray(String[]::new))
                .forks(1)
                .warmupIterations(plan.warmups())
                .warmupTime(TimeValue.milliseconds(plan.iterationMs()))
                .measurementIterations(plan.iterations())
                .measurementTime(TimeValue.milliseconds(plan.iterationMs()))
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
            return median(new Runner(options.build()).run());
        } catch (RunnerException failure) {
            throw new IllegalStateException("see " + workbench.file("jmh.log"), failure);
        } finally {
            System.setErr(stderr);
        }
    }

    private static double median(Collection<RunResult> results) {
        BenchmarkResult fork =
                results.iterator().next().getBenchmarkResults().iterator().next();
        return Estimate.median(fork.getIterationResults().stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore()));
    }
}
