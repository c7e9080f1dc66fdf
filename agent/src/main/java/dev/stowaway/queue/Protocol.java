package dev.stowaway.queue;

import dev.stowaway.objects.ValueReader;
import dev.stowaway.objects.ValueWriter;
import dev.stowaway.wire.Payload;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** What can be asked of a queue, and how that is written. Numbers and values follow one another. */
final class Protocol {
    /** Values, and behind them {@link #PUT_BYTES} that say how many, and for how long to wait: how many were put. */
    static final int PUT = 1;
    /** The inbox that asks, max, nanos, numbers that are done: the turn, and {@link #END}, or elements. */
    static final int TAKE = 2;
    /** Numbers that are done. */
    static final int DONE = 3;
    /** Numbers that are given back: the turn. */
    static final int GIVE_BACK = 4;
    /** nanos: {@link #END} if the time was over, or values that were lost. */
    static final int JOIN = 5;

    static final int CLOSE = 6;
    /** After which number, up to which, max: the number of what was put last, and elements that are ready. */
    static final int SNAPSHOT = 7;
    /** Numbers, in their order: how many of these were removed. */
    static final int REMOVE = 8;
    /** Ready, unfinished, redeliveries, 1 if closed. */
    static final int FIGURES = 9;
    /** Nothing that is ready is left. */
    static final int CLEAR = 10;

    static final int PUT_BYTES = Integer.BYTES + Long.BYTES;

    /** In the place of a count. */
    static final int END = -1;

    private Protocol() {}

    static void writeNumbers(ValueWriter out, Numbers numbers) {
        out.writeNumber(numbers.count());
        long last = 0;
        for (int i = 0; i < numbers.count(); i++) {
            out.writeNumber(numbers.get(i) - last);
            last = numbers.get(i);
        }
    }

    static long[] readNumbers(ValueReader in) throws IOException {
        int count = in.readCount();
        if (count > in.rest().length()) {
            throw new EOFException("a message that is shorter than it says");
        }
        long[] numbers = new long[count];
        long last = 0;
        for (int i = 0; i < count; i++) {
            last += in.readNumber();
            numbers[i] = last;
        }
        return numbers;
    }

    /** Behind the values of {@link #PUT}, so that these need not be moved. */
    static void endPut(ValueWriter out, int count, long nanos) {
        out.writeInt(count);
        out.writeFixed(nanos);
    }

    static void writeElements(ValueWriter out, long turn, List<Element> elements) {
        out.writeNumber(turn);
        out.writeNumber(elements.size());
        long last = 0;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            Payload value = element.value();
            out.writeNumber(element.number() - last);
            last = element.number();
            out.writeNumber(element.deliveries());
            if (i == elements.size() - 1) {
                out.endWith(value);
            } else {
                out.write(value.array(), value.offset(), value.length());
            }
        }
    }
}
