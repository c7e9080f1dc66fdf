package com.acme;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Prints how long a linked list may be until serializing it overflows the stack. */
public final class MeasuresDepth {
    private static final long STACK_BYTES = 512 * 1024;

    /** HotSpot shifts the first frame of each new thread by one of 8 offsets, in turn; a multiple meets them all. */
    private static final int THREADS = 16;

    static final class Link implements Serializable {
        Link next;
    }

    public static void main(String[] args) throws Exception {
        serialize(list(100)); // so that no class is initialized at the end of a stack
        int fits = 1;
        int overflows = 20_000;
        while (overflows - fits > 1) {
            int length = (fits + overflows) / 2;
            if (fits(list(length))) {
                fits = length;
            } else {
                overflows = length;
            }
        }
        System.out.println(fits);
    }

    private static Link list(int length) {
        Link first = null;
        for (int i = 0; i < length; i++) {
            Link link = new Link();
            link.next = first;
            first = link;
        }
        return first;
    }

    private static boolean fits(Link list) throws InterruptedException {
        AtomicBoolean fits = new AtomicBoolean();
        for (int i = 0; i < THREADS && !fits.get(); i++) {
            Thread thread = new Thread(null, () -> fits.set(isSerialized(list)), "depth", STACK_BYTES);
            thread.start();
            thread.join();
        }
        return fits.get();
    }

    private static boolean isSerialized(Link list) {
        try {
            serialize(list);
            return true;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    private static void serialize(Link list) {
        try {
            new ObjectOutputStream(OutputStream.nullOutputStream()).writeObject(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
