package com.acme.replaced;

import java.io.IOException;
import java.io.NotSerializableException;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Serializes a lock of each kind that it is told, {@code way:kind}, and prints what it has read back. */
public final class ReadsLocksBack {
    public static void main(String[] wayAndKinds) throws IOException, ClassNotFoundException {
        for (String wayAndKind : wayAndKinds) {
            String[] parts = wayAndKind.split(":", 2);
            System.out.println(wayAndKind + " " + readBack(parts[0], lock(parts[1])));
        }
    }

    private static String readBack(String way, Object lock) throws IOException, ClassNotFoundException {
        try {
            return compare(lock, Ways.sendAndRead(way, lock));
        } catch (NotSerializableException e) {
            return "not serializable";
        }
    }

    /** {@code the same ReentrantLock}, {@code another ReentrantLock}. */
    static String compare(Object lock, @Nullable Object read) {
        return read == null
                ? "nothing"
                : (lock == read ? "the same " : "another ") + read.getClass().getSimpleName();
    }

    private static Object lock(String kind) {
        return switch (kind) {
            case "lock" -> new ReentrantLock();
            case "final" -> new FinalLock();
            case "monitor" -> new Object();
            case "phaser" -> new Phaser();
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
