package dev.stowaway.bench.shared;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Adds 1 to a hundred million ints: those of an {@code int[]} and those of a shared array, in turn. Prints the nanoseconds of the
 * median pass over each, in this order: the array of the JVM, the shared one, that of the JVM once more. By reflection, since
 * this is compiled without the jar.
 */
public final class AddsToAll {
    private static final int SIZE = 100_000_000;
    private static final int WARMUPS = 5;
    private static final int ROUNDS = 31;

    private AddsToAll() {}

    public static void main(String[] arguments) throws Exception {
        int[] own = new int[SIZE];
        double[][] nanos = new double[3][ROUNDS];
        Class<?> type = Class.forName("dev.stowaway.share.SharedIntArray");
        Method add = type.getMethod("add", int.class);
        try (AutoCloseable shared = (AutoCloseable)
                type.getMethod("create", String.class, long[].class).invoke(null, null, new long[] {SIZE})) {
            Object memory = type.getMethod("memory").invoke(shared);
            memory.getClass().getMethod("unlink").invoke(memory);
            for (int round = -WARMUPS; round < ROUNDS; round++) {
                for (int i = 0; i < nanos.length; i++) {
                    long before = System.nanoTime();
                    if (i == 1) {
                        add.invoke(shared, 1);
                    } else {
                        add(own, 1);
                    }
                    if (round >= 0) {
                        nanos[i][round] = System.nanoTime() - before;
                    }
                }
            }
            check((Long) type.getMethod("sum").invoke(shared) == (long) SIZE * (WARMUPS + ROUNDS));
            check(own[SIZE - 1] == 2 * (WARMUPS + ROUNDS));
        }
        for (double[] ofOne : nanos) {
            Arrays.sort(ofOne);
            System.out.println(ofOne[ROUNDS / 2]);
        }
    }

    private static void add(int[] numbers, int value) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += value;
        }
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new IllegalStateException("what was added is not there");
        }
    }
}
