package com.acme.evidence;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends locks along many different paths, and then waits until its stdin is closed. */
public final class SendsManySites {
    /** The argument is how many. */
    public static void main(String[] args) throws IOException {
        int paths = Integer.parseInt(args[0]);
        for (int i = 0; i < paths; i++) {
            try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                stream.writeObject(branch(i));
            }
        }
        System.out.println("sent");
        while (System.in.read() >= 0) {
            // nothing is to be done
        }
    }

    /** To the left or to the right as the bits of {@code path} say. */
    private static Object branch(int path) {
        Object child = new ReentrantLock();
        for (int bits = path + 1; bits > 0; bits >>>= 1) {
            child = (bits & 1) == 0 ? new Branch(child, null) : new Branch(null, child);
        }
        return child;
    }

    private record Branch(@Nullable Object left, @Nullable Object right) implements Serializable {}
}
