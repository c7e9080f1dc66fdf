package dev.stowaway.locks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Really serializes, and really reads back. */
final class RoundTrip {
    private RoundTrip() {}

    @SuppressWarnings("unchecked") // a copy has the class of its original
    static <T> T copyOf(T original) throws IOException, ClassNotFoundException {
        return (T) read(write(original));
    }

    static byte[] write(Object original) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
