package com.acme.paths;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the rows of the tables to a file each: streams that have everything in them. */
public final class WritesSeeds {
    private static final int LARGEST = 4096;

    /** The argument is the folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int number = 0;
        for (Table table : List.of(
                new FieldTable(),
                new ListTable(),
                new SetTable(),
                new MapTable(),
                new WrapperTable(),
                new KeyTable(),
                new WrittenTable(),
                new LambdaTable())) {
            for (Table.Row row : table.rows()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                    row.write().to(out);
                } catch (IOException e) {
                    // a stream that was broken off is a good seed, too
                }
                if (bytes.size() <= LARGEST) {
                    Files.write(folder.resolve("seed-" + number++), bytes.toByteArray());
                }
            }
        }
    }
}
