package dev.stowaway.bench.program;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes a list of a million objects with a lock each, several times, each time to a new stream. Prints the median
 * nanoseconds of a write, then the bytes of live heap while the last stream is still open.
 */
public final class MillionLocks {
    private static final int OBJECTS = 1_000_000;
    private static final int WRITES = 3;

    private MillionLocks() {}

    public static void main(String[] arguments) throws IOException {
        List<Guarded> objects = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(new Guarded());
        }
        long[] nanos = new long[WRITES];
        long liveBytes = 0;
        for (int i = 0; i < WRITES; i++) {
            try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
                long before = System.nanoTime();
                stream.writeObject(objects);
                nanos[i] = System.nanoTime() - before;
                // Closing drops the tables of the stream, so the heap is measured before.
                liveBytes = i < WRITES - 1 ? 0 : liveBytes();
            }
        }
        Arrays.sort(nanos);
        System.out.println(nanos[WRITES / 2]);
        System.out.println(liveBytes);
    }

    private static long liveBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1;

        final ReentrantLock lock = new ReentrantLock();
    }
}
