package dev.stowaway.share;

import java.io.IOException;
import java.nio.file.Path;

/** Attaches an array, says so, waits for a byte, and then counts in it, with others that do the same. */
final class HasArray {
    static final int TIMES = 200_000;

    private HasArray() {}

    public static void main(String[] arguments) throws IOException {
        Numbers numbers = Numbers.attach(arguments[1], Path.of(arguments[2]));
        try (SharedArray<?> array = numbers.array()) {
            System.out.println(array.size());
            if (System.in.read() < 0) {
                return;
            }
            if (arguments[0].equals("add")) {
                add(numbers);
            } else {
                takeTurns(numbers, Integer.parseInt(arguments[3]));
            }
            System.out.println("done");
        }
    }

    /** Bytes overflow, which does not harm the others in their word. */
    private static void add(Numbers numbers) {
        for (int i = 0; i < TIMES; i++) {
            numbers.getAndAdd(1, i % numbers.array().size());
        }
    }

    /** As under a lock: the second element is changed by who has the first one, and not atomically. */
    private static void takeTurns(Numbers numbers, int own) {
        for (int i = 0; i < 100; i++) {
            while (!numbers.compareAndSet(0, own, 0)) {
                Thread.onSpinWait();
            }
            numbers.set(numbers.get(1) + own, 1);
            numbers.setVolatile(0, 0);
        }
    }
}
