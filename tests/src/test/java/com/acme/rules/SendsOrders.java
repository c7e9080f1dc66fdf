package com.acme.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;

/**
 * Sends an order of each kind that it is told, and prints whether it could. The content of {@code file:kind} goes to a file
 * without its order.
 */
public final class SendsOrders {
    /** All kinds, separated by blanks. */
    public static final String KINDS =
            "lock semaphore line value key element unicode list written replaced lambda array";

    private static final String TO_FILE = "file:";

    public static void main(String[] kinds) throws IOException {
        for (String kind : kinds) {
            System.out.println(kind
                    + (kind.startsWith(TO_FILE)
                            ? Archive.write(Order.content(kind.substring(TO_FILE.length())))
                            : send(kind)));
        }
    }

    static String send(String kind) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(Order.of(kind));
            return " sent";
        } catch (ObjectStreamException e) {
            return " refused";
        }
    }
}
