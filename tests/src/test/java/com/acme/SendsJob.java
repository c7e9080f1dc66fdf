package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Serializes one {@link Job} to memory. */
public final class SendsJob {
    public static void main(String[] args) throws IOException {
        send(new Job());
        System.out.println("sent");
    }

    static byte[] send(Object message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(message);
        }
        return bytes.toByteArray();
    }
}
