package com.acme.paths;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes every row of a table to a stream of its own, scans that, and prints the path that the live agent has to name and
 * the first one that the scan names.
 */
public final class ScansPaths {
    /** The length of a stream without an object. */
    private static final int EMPTY = 4;

    /** The argument is the table's simple name. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Table table = Class.forName(ScansPaths.class.getPackageName() + "." + args[0])
                .asSubclass(Table.class)
                .getDeclaredConstructor()
                .newInstance();
        boolean redact = args.length > 1;
        for (Table.Row row : table.rows()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ObjectOutputStream out = new ObjectOutputStream(bytes);
                row.write().to(out);
                out.flush();
            } catch (IOException | AssertionError e) {
                continue; // broken off, or a row about an agent that breaks streams off
            }
            if (bytes.size() <= EMPTY) {
                continue; // the row writes to a stream of its own
            }
            System.out.println(row.path() + PrintsPaths.SEPARATOR + firstPath(bytes.toByteArray(), redact));
        }
    }

    /** By reflection: the tests are compiled without the agent. */
    private static String firstPath(byte[] bytes, boolean redact) throws ReflectiveOperationException {
        Class<?> catalogue = Class.forName("dev.stowaway.locks.Catalogue");
        Class<?> limits = Class.forName("dev.stowaway.scan.ScanLimits");
        Class<?> scan = Class.forName("dev.stowaway.scan.Scan");
        List<Object> found = new ArrayList<>();
        Consumer<Object> consumer = found::add;
        Object result = scan.getMethod("of", InputStream.class, Consumer.class)
                .invoke(
                        scan.getConstructor(catalogue, boolean.class, limits)
                                .newInstance(
                                        catalogue.getConstructor(List.class).newInstance(List.of()),
                                        redact,
                                        limits.getMethod("none").invoke(null)),
                        new ByteArrayInputStream(bytes),
                        consumer);
        List<?> problems = (List<?>) result.getClass().getMethod("problems").invoke(result);
        if (!problems.isEmpty()) {
            return problems.toString();
        }
        return found.isEmpty()
                ? "no lock met"
                : (String) found.get(0).getClass().getMethod("path").invoke(found.get(0));
    }
}
