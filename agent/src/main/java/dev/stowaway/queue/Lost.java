package dev.stowaway.queue;

import java.util.List;

/** What was lost until all was done, as everybody is told who waited for that. Guarded by the lock of its queue. */
final class Lost {
    private final List<Element> elements;
    private int told;

    /** @param told how many are */
    Lost(List<Element> elements, int told) {
        this.elements = elements;
        this.told = told;
    }

    List<Element> elements() {
        return elements;
    }

    /** One of them has not heard of it; true if nobody else has. */
    boolean untold() {
        return --told == 0;
    }
}
