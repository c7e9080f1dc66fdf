package dev.stowaway.managed;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements that a list had when it was asked for, and changes the list if nobody else has meanwhile: what is
 * at an index by then may be another element. Not thread-safe.
 */
final class ListCursor<E extends @Nullable Object> implements ListIterator<E> {
    private static final int NOTHING = -1;

    private final ManagedList<E> list;
    private final List<E> elements;
    private long version;
    private int next;
    private int last = NOTHING;

    /** @param elements of that version; this becomes theirs who goes through them */
    ListCursor(ManagedList<E> list, List<E> elements, long version, int next) {
        this.list = list;
        this.elements = elements;
        this.version = version;
        this.next = next;
    }

    @Override
    public boolean hasNext() {
        return next < elements.size();
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = next++;
        return elements.get(last);
    }

    @Override
    public boolean hasPrevious() {
        return next > 0;
    }

    @Override
    public E previous() {
        if (!hasPrevious()) {
            throw new NoSuchElementException();
        }
        last = --next;
        return elements.get(last);
    }

    @Override
    public int nextIndex() {
        return next;
    }

    @Override
    public int previousIndex() {
        return next - 1;
    }

    /** @throws ConcurrentModificationException if the list was changed by anybody else since this was asked for */
    @Override
    public void remove() {
        checkLast();
        version = list.splice(version, last, 1);
        elements.remove(last);
        next = last;
        last = NOTHING;
    }

    /** @throws ConcurrentModificationException as for {@link #remove} */
    @Override
    public void set(E element) {
        checkLast();
        version = list.splice(version, last, 1, element);
        elements.set(last, element);
    }

    /** @throws ConcurrentModificationException as for {@link #remove} */
    @Override
    public void add(E element) {
        version = list.splice(version, next, 0, element);
        elements.add(next++, element);
        last = NOTHING;
    }

    private void checkLast() {
        if (last == NOTHING) {
            throw new IllegalStateException("no element was passed since the last change");
        }
    }
}
