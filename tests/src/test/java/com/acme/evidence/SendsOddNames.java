package com.acme.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** Sends locks of several kinds, among names that try to break out of a line. */
public final class SendsOddNames {
    public static void main(String[] args) throws IOException {
        Thread.currentThread().setName("a \"thread\"\n{\u0000}\u2028 \ud83d\ude80 half \ud83d");
        send(Map.of("key \"quoted\"\\\r\n\u0007\u2029\ud83d\ude80\udc00", new ReentrantLock()));
        send(new Holder());
        send(new Object[] {List.of(new Semaphore(3)), new StampedLock()});
        send((Serializable & Runnable) SendsOddNames::nothing);
        send(nested(80));
        try (ObjectOutputStream stream = new ObjectOutputStream(new Own())) {
            stream.writeObject(new ReentrantLock());
        }
        System.out.println("sent");
    }

    private static void send(Object message) throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(new ByteArrayOutputStream())) {
            stream.writeObject(message);
        }
    }

    private static Object nested(int depth) {
        Object inner = new ReentrantLock();
        for (int i = 0; i < depth; i++) {
            inner = i % 3 == 0
                    ? new ArrayList<>(List.of(inner))
                    : i % 3 == 1 ? new Object[] {inner} : Map.of("k" + i, inner);
        }
        return inner;
    }

    private static void nothing() {}

    private static final class Holder implements Serializable {
        @SuppressWarnings("UnusedVariable") // serialization reads it
        private final List<Object> $odd_Field$ = new ArrayList<>(List.of(new ReentrantLock()));
    }

    private static final class Own extends OutputStream {
        @Override
        public void write(int b) {}
    }
}
