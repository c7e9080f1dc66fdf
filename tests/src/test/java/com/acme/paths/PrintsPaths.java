package com.acme.paths;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;

/** Writes every row of a table to a stream of its own, and prints the path that is demanded and the one that it gets. */
public final class PrintsPaths {
    /** What stands between the two paths. */
    public static final String SEPARATOR = "\t";

    /** In the message of the exception, what follows the path. */
    private static final String AFTER_PATH = ": a lock (";

    /** The argument is the table's simple name. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Table table = Class.forName(PrintsPaths.class.getPackageName() + "." + args[0])
                .asSubclass(Table.class)
                .getDeclaredConstructor()
                .newInstance();
        for (Table.Row row : table.rows()) {
            System.out.println(row.path() + SEPARATOR + pathOfLock(row.write()));
        }
    }

    private static String pathOfLock(Table.Write write) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            write.to(out);
            return "no lock met";
        } catch (ObjectStreamException e) {
            return pathIn(e);
        }
    }

    /** The path in the message of what {@code action=fail} throws; the whole of another exception. */
    static String pathIn(ObjectStreamException e) {
        int end = e.getMessage() == null ? -1 : e.getMessage().lastIndexOf(AFTER_PATH);
        return end < 0 ? e.toString() : e.getMessage().substring(0, end);
    }
}
