package dev.stowaway.share;

import dev.stowaway.queue.QueueEnd;
import dev.stowaway.queue.QueueEnd.Ready;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Over what nobody had taken of a queue. */
final class ReadyElements<E> implements Iterator<E> {
    private final QueueEnd queue;
    private final Iterator<Ready> elements;
    private @Nullable Ready last;

    ReadyElements(QueueEnd queue) {
        this.queue = queue;
        this.elements = queue.ready();
    }

    @Override
    public boolean hasNext() {
        return elements.hasNext();
    }

    @Override
    @SuppressWarnings("unchecked")
    public E next() {
        Ready next = elements.next();
        last = next;
        return (E) next.element();
    }

    @Override
    public void remove() {
        Ready removed = last;
        if (removed == null) {
            throw new IllegalStateException("nothing to remove");
        }
        last = null;
        queue.remove(removed);
    }
}
