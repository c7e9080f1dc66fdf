package com.acme.rules;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes objects to a file. */
final class Archive {
    private Archive() {}

    static String write(Object object) throws IOException {
        Path file = Files.createTempFile("order", null);
        try (OutputStream stream = new FileOutputStream(file.toFile());
                ObjectOutputStream out = new ObjectOutputStream(stream)) {
            out.writeObject(object);
            return " sent";
        } catch (ObjectStreamException e) {
            return " refused";
        } finally {
            Files.delete(file);
        }
    }
}
