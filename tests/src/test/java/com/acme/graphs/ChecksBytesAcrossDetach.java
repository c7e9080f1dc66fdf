package com.acme.graphs;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;

/** Writes every graph before the agent comes, while it is there, when it has gone, and when it is back. */
public final class ChecksBytesAcrossDetach {
    /** The arguments are the seeds of the graphs. */
    public static void main(String[] seeds) throws IOException {
        List<Graph> graphs = Arrays.stream(seeds).map(Graph::new).toList();
        check(graphs, "before");
        SelfAttach.stowaway("action=allow");
        check(graphs, "attached");
        SelfAttach.detach();
        check(graphs, "detached");
        SelfAttach.stowaway("action=allow");
        check(graphs, "attached again");
        System.out.println("checked " + graphs.size());
    }

    private static void check(List<Graph> graphs, String when) throws IOException {
        for (Graph graph : graphs) {
            if (!graph.isAsBefore()) {
                System.out.println("seed " + graph.seed + ": other bytes when " + when);
            }
        }
    }

    /** A graph, its bytes in a stream of its own, and a stream that stays open. */
    private static final class Graph {
        private final String seed;
        private final Object root;
        private final byte[] before;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ObjectOutputStream open;
        private final byte[] chunkBefore;

        Graph(String seed) {
            try {
                this.seed = seed;
                root = RandomGraph.of(Long.parseLong(seed));
                before = alone();
                open = new ObjectOutputStream(bytes);
                open.flush();
                chunkBefore = chunk();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isAsBefore() throws IOException {
            return Arrays.equals(before, alone()) && Arrays.equals(chunkBefore, chunk());
        }

        private byte[] alone() throws IOException {
            ByteArrayOutputStream alone = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(alone)) {
                out.writeObject(root);
            }
            return alone.toByteArray();
        }

        private byte[] chunk() throws IOException {
            bytes.reset();
            open.writeObject(root);
            open.reset();
            open.flush();
            return bytes.toByteArray();
        }
    }
}
