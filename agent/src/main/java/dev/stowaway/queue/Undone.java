package dev.stowaway.queue;

/** What a thread has taken and not done, in that order. Confined to it. */
final class Undone {
    private long[] numbers = new long[8];
    private int first;
    private int count;
    private int deliveries;

    boolean isEmpty() {
        return count == 0;
    }

    /** @param element that it has taken just now */
    void add(long element) {
        if (count == numbers.length) {
            long[] larger = new long[2 * count];
            for (int i = 0; i < count; i++) {
                larger[i] = numbers[(first + i) % count];
            }
            numbers = larger;
            first = 0;
        }
        numbers[(first + count) % numbers.length] = element;
        count++;
    }

    long removeFirst() {
        long number = numbers[first];
        first = (first + 1) % numbers.length;
        count--;
        return number;
    }

    /** How often the one that it took last was delivered before. */
    int deliveries() {
        return deliveries;
    }

    void deliveries(int before) {
        deliveries = before;
    }
}
