package com.acme.graphs;

import com.acme.fuzz.Scanner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Counts the locks that a scan finds in every graph, and those that the JDK makes when it reads the same bytes. */
public final class ScansGraphs {
    /** The arguments are the seeds of the graphs. */
    public static void main(String[] seeds) throws ReflectiveOperationException, IOException {
        Scanner scanner = new Scanner(false);
        int compared = 0;
        for (String seed : seeds) {
            byte[] bytes = bytes(RandomGraph.of(Long.parseLong(seed)));
            Scanner.Found found = scanner.scanStream(bytes);
            if (!found.problems().isEmpty()) {
                System.out.println("seed " + seed + ": " + found.problems());
            }
            Set<Object> made = Collections.newSetFromMap(new IdentityHashMap<>());
            try {
                new Collecting(new ByteArrayInputStream(bytes), made).readObject();
            } catch (ClassCastException | IOException e) {
                continue; // a cycle through an immutable collection can be written, but not read
            }
            compared++;
            if (found.locks().size() + found.passedOver() != made.size()) {
                System.out.println("seed " + seed + ": " + found.result() + " where the JDK makes " + made.size());
            }
        }
        System.out.println(compared > seeds.length / 2 ? "most compared" : compared + " compared");
    }

    private static byte[] bytes(Object root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(root);
        }
        return bytes.toByteArray();
    }

    private static final class Collecting extends ObjectInputStream {
        private final Set<Object> made;

        Collecting(InputStream in, Set<Object> made) throws IOException {
            super(in);
            this.made = made;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            if (RandomGraph.isLock(object)) {
                made.add(object);
            }
            return object;
        }
    }
}
