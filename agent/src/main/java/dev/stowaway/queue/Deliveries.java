package dev.stowaway.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each consumer has, and is not done with. Not thread-safe. */
final class Deliveries {
    private final Map<Object, Deque<Element>> byConsumer = new HashMap<>();

    /** It is a consumer from now on. */
    void begin(Object consumer) {
        undone(consumer);
    }

    void add(Object consumer, Element element) {
        undone(consumer).addLast(element);
    }

    private Deque<Element> undone(Object consumer) {
        Deque<Element> known = byConsumer.get(consumer);
        if (known == null) {
            known = new ArrayDeque<>();
            byConsumer.put(consumer, known);
        }
        return known;
    }

    int consumers() {
        return byConsumer.size();
    }

    boolean isAnythingWithOthers(Object consumer) {
        for (Map.Entry<Object, Deque<Element>> other : byConsumer.entrySet()) {
            if (other.getKey() != consumer && !other.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Null if it does not have that element. */
    @Nullable
    Element remove(Object consumer, long number) {
        Deque<Element> undone = byConsumer.get(consumer);
        return undone == null ? null : remove(undone, number);
    }

    /** Nearly always the first: elements are done in the order in which they were taken, but for other threads' ones. */
    static @Nullable Element remove(Deque<Element> undone, long number) {
        for (Iterator<Element> elements = undone.iterator(); elements.hasNext(); ) {
            Element element = elements.next();
            if (element.number() == number) {
                elements.remove();
                return element;
            }
        }
        return null;
    }

    /** It is no consumer any more: what it had, in the order of delivery. */
    Deque<Element> end(Object consumer) {
        Deque<Element> undone = byConsumer.remove(consumer);
        return undone == null ? new ArrayDeque<>() : undone;
    }
}
