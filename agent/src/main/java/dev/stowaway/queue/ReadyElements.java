package dev.stowaway.queue;

import dev.stowaway.objects.Reading;
import dev.stowaway.objects.ValueReader;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** What nobody has taken, in the order in which it was put. Not thread-safe. */
final class ReadyElements {
    private final Deque<Element> elements = new ArrayDeque<>();
    private long numbers;

    int size() {
        return elements.size();
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    /**
     * Puts the first so many values of a message: all of them, or none.
     *
     * @return the number of the first one
     * @throws IOException if that is no such message
     */
    long add(Payload message, int count) throws IOException {
        ValueReader in = new ValueReader(message, Reading.NOTHING);
        List<Element> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            in.skipValue();
            added.add(Element.of(++numbers, message, start, in.position()));
        }
        elements.addAll(added);
        return numbers - count + 1;
    }

    Element first() {
        return elements.getFirst();
    }

    Element removeFirst() {
        return elements.removeFirst();
    }

    /** To where they belong in the order, which is not far from the beginning. */
    void insert(List<Element> back) {
        Collections.sort(back);
        Deque<Element> first = new ArrayDeque<>();
        for (Element element : back) {
            while (!elements.isEmpty() && elements.getFirst().number() < element.number()) {
                first.addLast(elements.removeFirst());
            }
            first.addLast(element);
        }
        while (!first.isEmpty()) {
            elements.addFirst(first.removeLast());
        }
    }

    /** Those that are there of these, in their order; how many that were. */
    int remove(long[] numbers) {
        if (numbers.length == 1) { // which may be near
            return Held.remove(elements, numbers[0]) == null ? 0 : 1;
        }
        int before = elements.size();
        elements.removeIf(new IsOneOf(numbers));
        return before - elements.size();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record IsOneOf(long[] sorted) implements Predicate<Element> {
        @Override
        public boolean test(Element element) {
            return Arrays.binarySearch(sorted, element.number()) >= 0;
        }
    }

    void clear() {
        elements.clear();
    }

    /** The number of what was put last. */
    long last() {
        return numbers;
    }

    List<Element> list(long after, long upTo, int max, int maxBytes) {
        List<Element> listed = new ArrayList<>();
        int bytes = 0;
        for (Element element : elements) {
            if (listed.size() == max || bytes >= maxBytes || element.number() > upTo) {
                break;
            }
            if (element.number() > after) {
                listed.add(element);
                bytes += element.value().length();
            }
        }
        return listed;
    }
}
