package com.acme;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The first streams of this JVM, all at once: in an initializer that other threads wait for, below a lock that they want,
 * on interrupted threads, and of a class that is not initialized yet.
 */
public final class SendsFirstFromOddPlaces {
    private static final int THREADS_EACH = 8;
    private static final Object MONITOR = new Object();
    private static final CountDownLatch START = new CountDownLatch(1);

    static final class Job implements Serializable {
        final ReentrantLock lock = new ReentrantLock();
    }

    static final class SentByItsInitializer {
        static final int SENT = send();
    }

    static final class Replacing extends ObjectOutputStream {
        static final int SENT = send();

        Replacing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS_EACH; i++) {
            threads.add(new Thread(() -> {
                await();
                check(SentByItsInitializer.SENT == 1);
            }));
            threads.add(new Thread(() -> {
                await();
                synchronized (MONITOR) {
                    send();
                }
            }));
            threads.add(new Thread(() -> {
                await();
                Thread.currentThread().interrupt();
                send();
                check(Thread.interrupted());
            }));
            threads.add(new Thread(() -> {
                await();
                sendReplacing();
            }));
        }
        for (Thread thread : threads) {
            thread.setUncaughtExceptionHandler((failed, e) -> System.out.println(e));
            thread.start();
        }
        START.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("sent");
    }

    private static int send() {
        try {
            new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(new Job());
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sendReplacing() {
        try (ObjectOutputStream out = new Replacing()) {
            out.writeObject(new Job());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await() {
        try {
            START.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException();
        }
    }
}
