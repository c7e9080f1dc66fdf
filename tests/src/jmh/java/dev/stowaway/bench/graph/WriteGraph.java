package dev.stowaway.bench.graph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes a graph without a lock to a new stream over memory: microseconds per graph. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteGraph {
    // All of them, one fork each: JMH takes the constants of an enum when a parameter names none.
    @Param
    Graph graph = Graph.ORDERS;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private Object root = this;

    @Setup
    public void buildGraph() {
        root = graph.build();
    }

    @Benchmark
    public int graph() throws IOException {
        bytes.reset();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(root);
        }
        return bytes.size();
    }
}
