package dev.stowaway.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one consumer has, in the order of delivery. Not thread-safe. */
final class Held {
    /** Nearly always it is the first: elements are done in the order in which they were taken, but for other threads' ones. */
    private static final int NEAR = 64;

    private final Deque<Element> elements = new ArrayDeque<>();

    /** In the place of these, since one was not near the beginning; null otherwise. */
    private @Nullable Map<Long, Element> byNumber;

    boolean isEmpty() {
        return elements.isEmpty() && byNumber == null;
    }

    void add(Element element) {
        if (byNumber == null) {
            elements.addLast(element);
        } else {
            byNumber.put(element.number(), element);
        }
    }

    /** Null if it is not there. */
    @Nullable
    Element remove(long number) {
        if (byNumber == null && elements.size() > NEAR && !isNear(number)) {
            byNumber = new LinkedHashMap<>();
            for (Element element : elements) {
                byNumber.put(element.number(), element);
            }
            elements.clear();
        }
        if (byNumber == null) {
            return remove(elements, number);
        }
        Element removed = byNumber.remove(number);
        if (byNumber.isEmpty()) {
            byNumber = null;
        }
        return removed;
    }

    private boolean isNear(long number) {
        int looked = 0;
        for (Element element : elements) {
            if (element.number() == number) {
                return true;
            }
            if (++looked == NEAR) {
                break;
            }
        }
        return false;
    }

    /** Null if it is not among these. */
    static @Nullable Element remove(Deque<Element> elements, long number) {
        for (Iterator<Element> all = elements.iterator(); all.hasNext(); ) {
            Element element = all.next();
            if (element.number() == number) {
                all.remove();
                return element;
            }
        }
        return null;
    }

    List<Element> all() {
        return new ArrayList<>(byNumber == null ? elements : byNumber.values());
    }
}
