package com.acme.graphs;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes every graph before the agent comes and again after it, and follows the paths that are logged. */
public final class ChecksBytes {
    /** The property that names the agent's log. */
    public static final String LOG = "graphs.log";

    private static final String BEFORE_PATH = ": a lock was serialized: ";

    /** The arguments are the seeds of the graphs. */
    public static void main(String[] seeds) throws IOException {
        Path log = Path.of(System.getProperty(LOG));
        List<Graph> graphs = Arrays.stream(seeds).map(Graph::of).toList();
        SelfAttach.stowaway("log=" + log);
        int told = 0;
        for (Graph graph : graphs) {
            graph.checkBytes();
            List<String> paths = logged(log);
            graph.checkPaths(paths.subList(told, paths.size()));
            told = paths.size();
        }
        System.out.println(told > 0 ? "told of locks" : "told of none");
    }

    private static List<String> logged(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(BEFORE_PATH))
                .map(line -> line.substring(line.indexOf(BEFORE_PATH) + BEFORE_PATH.length()))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Graph(String seed, Object root, byte[] before) {
        static Graph of(String seed) {
            Object root = RandomGraph.of(Long.parseLong(seed));
            return new Graph(seed, root, bytes(root));
        }

        void checkBytes() {
            if (!Arrays.equals(before, bytes(root))) {
                System.out.println("seed " + seed + ": other bytes");
            }
        }

        void checkPaths(List<String> paths) {
            for (String path : paths) {
                try {
                    Object found = PathWalker.follow(root, path);
                    if (!RandomGraph.isLock(found)) {
                        System.out.println("seed " + seed + ": " + path + " leads to " + found);
                    }
                } catch (ReflectiveOperationException | RuntimeException e) {
                    System.out.println("seed " + seed + ": " + path + ": " + e);
                }
            }
        }
    }

    private static byte[] bytes(Object root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(root);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
