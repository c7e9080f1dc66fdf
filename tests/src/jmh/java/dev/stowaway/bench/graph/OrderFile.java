package dev.stowaway.bench.graph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of orders, one stream that never forgets an object: whoever reads it has to number them all. */
public final class OrderFile {
    private static final int ORDERS_AT_ONCE = 1_000;

    private OrderFile() {}

    /** Writes some more than {@code bytes}. */
    public static void write(Path file, long bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ObjectOutputStream stream = new ObjectOutputStream(out)) {
            while (Files.size(file) < bytes) {
                stream.writeObject(Order.examples(ORDERS_AT_ONCE));
            }
        }
    }
}
