package com.acme.family;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** An operation in words: a method's name and what it is called with, as {@code tryAcquire 2 5ms}. */
record Deed(String name, List<String> arguments) {
    static Deed of(String words) {
        List<String> all = List.of(words.split(" ", -1));
        return new Deed(all.get(0), all.subList(1, all.size()));
    }

    String argument(int index) {
        return arguments.get(index);
    }

    int number(int index) {
        return Integer.parseInt(argument(index));
    }

    /** Of permits: the first argument, if that is no time. */
    int permits() {
        return arguments.isEmpty() || (arguments.size() == 1 && isTimed()) ? 1 : number(0);
    }

    /** The last argument is a time. */
    boolean isTimed() {
        return !arguments.isEmpty() && last().endsWith("s");
    }

    /** The last argument, a time, in nanoseconds. */
    long nanos() {
        String time = last();
        TimeUnit unit = time.endsWith("ms")
                ? TimeUnit.MILLISECONDS
                : time.endsWith("us") ? TimeUnit.MICROSECONDS : TimeUnit.SECONDS;
        return unit.toNanos(Long.parseLong(time.replaceAll("\\D", "")));
    }

    private String last() {
        return arguments.get(arguments.size() - 1);
    }
}
