package com.acme.launch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A profiler of JMH as anyone may write one. JMH launches a JVM for each benchmark; what the profiler has measured there
 * comes back over a socket, serialized, and with it what nobody meant to send.
 */
public final class ProfilesWithLock implements InternalProfiler {
    @Override
    public String getDescription() {
        return "counts under a lock";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new Counted());
    }

    /** A result that guards its samples. */
    static final class Counted extends ScalarResult {
        private static final long serialVersionUID = 1;

        final Samples samples = new Samples();

        Counted() {
            super("counted", 1, "#", AggregationPolicy.AVG);
        }
    }

    static final class Samples implements Serializable {
        private static final long serialVersionUID = 1;

        final ReentrantLock lock = new ReentrantLock();
        final List<Integer> values = new ArrayList<>();
    }
}
