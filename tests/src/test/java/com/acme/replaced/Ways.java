package com.acme.replaced;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Ways to serialize a lock and to read it back. */
final class Ways {
    private static final String TEXT = "to be replaced";

    private Ways() {}

    /** What came back in the lock's place. */
    static @Nullable Object sendAndRead(String way, Object lock) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (way) {
            case "plain" -> new ObjectOutputStream(bytes).writeObject(new Holder(lock));
            case "root" -> new ObjectOutputStream(bytes).writeObject(lock);
            case "array" -> new ObjectOutputStream(bytes).writeObject(new Lock[] {(Lock) lock});
            case "unshared" -> new ObjectOutputStream(bytes).writeUnshared(new Holder(lock));
            case "replacing" -> new Replacing(bytes, TEXT).writeObject(new Holder(lock));
            case "introducing" -> new Replacing(bytes, lock).writeObject(new Holder(TEXT));
            case "file" -> bytes.writeBytes(viaFile(new Holder(lock)));
            default -> throw new IllegalArgumentException(way);
        }
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        return read instanceof Holder holder ? holder.content() : read instanceof Lock[] array ? array[0] : read;
    }

    private static byte[] viaFile(Object object) throws IOException {
        Path file = Files.createTempFile("stowaway", null);
        try (ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream(file.toFile()))) {
            out.writeObject(object);
            out.flush();
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Is asked about every object, and replaces a text. */
    private static final class Replacing extends ObjectOutputStream {
        private final Object replacement;

        Replacing(OutputStream out, Object replacement) throws IOException {
            super(out);
            this.replacement = replacement;
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object.equals(TEXT) ? replacement : object;
        }
    }
}
