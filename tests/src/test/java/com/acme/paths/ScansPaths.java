package com.acme.paths;

import com.acme.fuzz.Scanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

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
        Scanner scanner = new Scanner(args.length > 1);
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
            System.out.println(row.path() + PrintsPaths.SEPARATOR + firstPath(scanner.scanStream(bytes.toByteArray())));
        }
    }

    private static String firstPath(Scanner.Found found) {
        if (!found.problems().isEmpty()) {
            return found.problems().toString();
        }
        return found.locks().isEmpty() ? "no lock met" : found.paths().get(0);
    }
}
