package dev.stowaway.queue;

import dev.stowaway.wire.Payload;
import java.util.Arrays;

/**
 * An element, as it travels: nobody but its producer and its consumer has to know its class.
 *
 * @param number of its turn: the order in which elements were put
 * @param deliveries how often it was handed out before
 */
record Element(long number, int deliveries, Payload value) implements Comparable<Element> {
    /** Of a value within a message; a small one does not keep the whole message alive. */
    static Element of(long number, Payload message, int start, int end) {
        Payload value = start == message.offset() && end - start == message.length()
                ? message
                : new Payload(Arrays.copyOfRange(message.array(), start, end), 0, end - start);
        return new Element(number, 0, value);
    }

    @Override
    public int compareTo(Element other) {
        return Long.compare(number, other.number);
    }

    Element redelivered() {
        return new Element(number, deliveries + 1, value);
    }
}
