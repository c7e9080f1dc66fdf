package dev.stowaway.bench.program;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints the nanoseconds that the first write of a lock takes. A stream without a lock was used before, so that the
 * agent's self-test and the first use of the stream's classes are not in them.
 */
public final class FirstLock {
    private FirstLock() {}

    public static void main(String[] arguments) throws IOException {
        write(new ArrayList<>(List.of("no lock")));
        System.out.println(write(new Guarded()));
    }

    private static long write(Object root) throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            long before = System.nanoTime();
            stream.writeObject(root);
            return System.nanoTime() - before;
        }
    }

    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1;

        final ReentrantLock lock = new ReentrantLock();
    }
}
