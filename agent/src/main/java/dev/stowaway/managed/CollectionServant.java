package dev.stowaway.managed;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A collection, where it lives. Thread-safe: one at a time. */
class CollectionServant implements CollectionService {
    private final Collection<@Nullable Object> elements;
    private long version;

    CollectionServant(Collection<@Nullable Object> elements) {
        this.elements = elements;
    }

    @Override
    public final synchronized boolean add(@Nullable Object element) {
        return changed(elements.add(element));
    }

    @Override
    public final synchronized boolean addAll(Collection<?> added) {
        return changed(elements.addAll(added));
    }

    @Override
    public final synchronized boolean contains(@Nullable Object element) {
        return elements.contains(element);
    }

    @Override
    public final synchronized boolean containsAll(Collection<?> sought) {
        return elements.containsAll(sought);
    }

    @Override
    public final synchronized boolean remove(@Nullable Object element) {
        return changed(elements.remove(element));
    }

    @Override
    public final synchronized boolean removeAll(Collection<?> removed) {
        boolean isChanged = true; // as far as it comes, if an equals of the application's throws
        try {
            isChanged = elements.removeAll(removed);
            return isChanged;
        } finally {
            changed(isChanged);
        }
    }

    @Override
    public final synchronized boolean retainAll(Collection<?> retained) {
        boolean isChanged = true; // as far as it comes, if an equals of the application's throws
        try {
            isChanged = elements.retainAll(retained);
            return isChanged;
        } finally {
            changed(isChanged);
        }
    }

    @Override
    public final synchronized int size() {
        return elements.size();
    }

    @Override
    public final synchronized void clear() {
        elements.clear();
        changed(true);
    }

    @Override
    public final synchronized @Nullable Object[] elements() {
        return elements.toArray();
    }

    /** Called by who has the monitor. */
    final boolean changed(boolean isChanged) {
        if (isChanged) {
            version++;
        }
        return isChanged;
    }

    final long version() {
        return version;
    }
}
