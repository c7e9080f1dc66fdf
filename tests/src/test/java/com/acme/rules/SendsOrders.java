package com.acme.rules;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;

/** Sends an order of each kind that it is told, and prints whether it could. */
public final class SendsOrders {
    /** All kinds, separated by blanks. */
    public static final String KINDS =
            "lock semaphore line value key element unicode list written replaced lambda array";

    public static void main(String[] kinds) throws IOException {
        for (String kind : kinds) {
            System.out.println(kind + (kind.startsWith("file:") ? toFile(kind.substring(5)) : toMemory(kind)));
        }
    }

    static String toMemory(String kind) throws IOException {
        return write(kind, new ByteArrayOutputStream());
    }

    private static String toFile(String kind) throws IOException {
        File file = File.createTempFile("order", null);
        try (OutputStream out = new FileOutputStream(file)) {
            return write(kind, out);
        } finally {
            if (!file.delete()) {
                throw new AssertionError(file);
            }
        }
    }

    private static String write(String kind, OutputStream to) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(to)) {
            out.writeObject(Order.of(kind));
            return " sent";
        } catch (ObjectStreamException e) {
            return " refused";
        }
    }
}
