package dev.stowaway.queue;

import java.util.Arrays;

/** Numbers of elements, to be sent. Not thread-safe. */
final class Numbers {
    private long[] numbers = new long[16];
    private int count;

    int count() {
        return count;
    }

    void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    void addAll(Numbers others) {
        for (int i = 0; i < others.count; i++) {
            add(others.numbers[i]);
        }
    }

    long get(int index) {
        return numbers[index];
    }

    void clear() {
        count = 0;
    }
}
