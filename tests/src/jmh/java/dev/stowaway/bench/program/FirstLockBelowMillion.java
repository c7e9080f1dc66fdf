package dev.stowaway.bench.program;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prints the nanoseconds between the two fields around a first lock that is a value of a map (argument {@code map}) or
 * an element of a list ({@code list}) with a million entries. Timing the whole write would drown the report's 60 ms in
 * the noise of writing the million.
 */
public final class FirstLockBelowMillion {
    private static final int ENTRIES = 1_000_000;

    private FirstLockBelowMillion() {}

    public static void main(String[] arguments) throws IOException {
        write(new Stamp());
        Guarded guarded = new Guarded();
        write(arguments[0].equals("map") ? new InMap(guarded) : new InList(guarded));
        System.out.println(guarded.zAfter.nanoTime - guarded.aBefore.nanoTime);
    }

    private static void write(Object root) throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(root);
        }
    }

    private static final class InMap implements Serializable {
        private static final long serialVersionUID = 1;

        final HashMap<String, Object> byKey = new HashMap<>();

        InMap(Guarded guarded) {
            for (int i = 0; i < ENTRIES; i++) {
                byKey.put("key" + i, i == ENTRIES / 2 ? guarded : i);
            }
        }
    }

    private static final class InList implements Serializable {
        private static final long serialVersionUID = 1;

        final ArrayList<Object> elements = new ArrayList<>();

        InList(Guarded guarded) {
            for (int i = 0; i < ENTRIES; i++) {
                elements.add(i == ENTRIES / 2 ? guarded : (Object) i);
            }
        }
    }

    /** A stream writes object fields in the order of their names: the lock stands between the stamps. */
    static final class Guarded implements Serializable {
        private static final long serialVersionUID = 1;

        final Stamp aBefore = new Stamp();
        final ReentrantLock lock = new ReentrantLock();
        final Stamp zAfter = new Stamp();
    }

    /** Remembers when it was written. */
    private static final class Stamp implements Serializable {
        private static final long serialVersionUID = 1;

        transient long nanoTime;

        private void writeObject(ObjectOutputStream stream) throws IOException {
            stream.defaultWriteObject();
            nanoTime = System.nanoTime();
        }
    }
}
