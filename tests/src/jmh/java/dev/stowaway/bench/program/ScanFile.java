package dev.stowaway.bench.program;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a file from front to back, plainly or with the scan, and prints the nanoseconds that this took. Once, as people
 * do: the time that the JVM needs to compile the reader is in it.
 */
public final class ScanFile {
    private static final int BUFFER = 1 << 16;

    private ScanFile() {}

    /** The arguments: {@code read} or {@code scan}, and the file. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        long before = System.nanoTime();
        try (InputStream file = new FileInputStream(arguments[1])) {
            if (arguments[0].equals("scan")) {
                scan(file);
            } else {
                read(file);
            }
        }
        System.out.println(System.nanoTime() - before);
    }

    private static void read(InputStream file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (file.read(buffer) >= 0) {
            // that is all
        }
    }

    /** By reflection: the benchmarks are compiled without the agent. */
    private static void scan(InputStream file) throws ReflectiveOperationException {
        Class<?> catalogue = Class.forName("dev.stowaway.locks.Catalogue");
        Class<?> limits = Class.forName("dev.stowaway.scan.ScanLimits");
        Class<?> scan = Class.forName("dev.stowaway.scan.Scan");
        Consumer<Object> ignored = lock -> {};
        Object result = scan.getMethod("of", InputStream.class, Consumer.class)
                .invoke(
                        scan.getConstructor(catalogue, boolean.class, limits)
                                .newInstance(
                                        catalogue.getConstructor(List.class).newInstance(List.of()),
                                        false,
                                        limits.getMethod("none").invoke(null)),
                        file,
                        ignored);
        List<?> problems = (List<?>) result.getClass().getMethod("problems").invoke(result);
        Object streams = result.getClass().getMethod("streams").invoke(result);
        if (!problems.isEmpty() || !streams.equals(1L)) {
            throw new IllegalStateException(result.toString());
        }
    }
}
