package dev.stowaway.tests.histories;

import org.jspecify.annotations.Nullable;

/**
 * One operation as its client saw it. It took effect at some moment from its call to its return, or never.
 *
 * @param called nanoseconds
 * @param returned nanoseconds; {@link #PENDING} if it has not
 * @param words what was called, and with what: {@code lock}, {@code tryAcquire 2 5ms}
 * @param result as it was written down: {@code done}, {@code true}, {@code 3}, {@code threw ...}; null if it has not
 *     returned
 */
public record Operation(
        Client client,
        long called,
        long returned,
        String words,
        @Nullable String result) {
    /** When what has not returned does: later than everything else. */
    public static final long PENDING = Long.MAX_VALUE;

    /** The method's name. */
    public String name() {
        return word(0, words);
    }

    /** What it was called with. */
    String argument(int index, String otherwise) {
        return word(index + 1, otherwise);
    }

    int number(int index, int otherwise) {
        return Integer.parseInt(argument(index, Integer.toString(otherwise)));
    }

    boolean isPending() {
        return returned == PENDING;
    }

    /**
     * It had the effect that it was called for. What is pending either has had it by now or has none: a try that is
     * still to fail changes nothing, so it need not be told from one that did not begin.
     */
    boolean succeeded() {
        return result == null || result.equals("done") || result.equals("true");
    }

    /** It gave up, which it says by its result. */
    boolean failed() {
        return "false".equals(result);
    }

    /** It ended with an exception of that very class. */
    public boolean threw(Class<? extends Exception> type) {
        return result != null && result.startsWith("threw " + type.getName());
    }

    Operation returnedAt(long nanos) {
        return new Operation(client, called, nanos, words, result);
    }

    /** It returned before the other was called. */
    boolean precedes(Operation other) {
        return returned < other.called;
    }

    @Override
    public String toString() {
        return "%s %s -> %s [%d, %s]"
                .formatted(client, words, isPending() ? "?" : result, called, isPending() ? "" : returned);
    }

    private String word(int index, String otherwise) {
        String[] all = words.split(" ", -1);
        return index < all.length ? all[index] : otherwise;
    }
}
