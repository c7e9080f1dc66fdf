package dev.stowaway.bench.graph;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes locks at a site that was reported long ago: nanoseconds per lock and its holder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WriteLocks {
    private static final int LOCKS = 1_000;

    private final List<Guarded> holders = new ArrayList<>();

    @Setup
    public void buildHolders() {
        for (int i = 0; i < LOCKS; i++) {
            holders.add(new Guarded());
        }
    }

    /** One root, so the call site is found once for all of the locks. */
    @Benchmark
    @OperationsPerInvocation(LOCKS)
    public void one_graph() throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(holders);
        }
    }

    /** A root for each lock in a stream that is kept open: each needs the call site. */
    @Benchmark
    @OperationsPerInvocation(LOCKS)
    public void many_roots() throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            for (Guarded holder : holders) {
                stream.writeObject(holder);
            }
        }
    }

    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1;

        final ReentrantLock lock = new ReentrantLock();
    }
}
