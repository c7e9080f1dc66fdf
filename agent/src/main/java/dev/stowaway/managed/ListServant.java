package dev.stowaway.managed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list, where it lives. Thread-safe: one at a time. */
final class ListServant extends CollectionServant implements ListService {
    private final List<@Nullable Object> list;

    ListServant() {
        this(new ArrayList<>());
    }

    private ListServant(List<@Nullable Object> list) {
        super(list);
        this.list = list;
    }

    @Override
    public synchronized @Nullable Object get(int index) {
        return list.get(index);
    }

    @Override
    public synchronized @Nullable Object set(int index, @Nullable Object element) {
        Object before = list.set(index, element);
        changed(true);
        return before;
    }

    @Override
    public synchronized void insert(int index, @Nullable Object element) {
        list.add(index, element);
        changed(true);
    }

    @Override
    public synchronized boolean insertAll(int index, Collection<?> elements) {
        return changed(list.addAll(index, elements));
    }

    @Override
    public synchronized @Nullable Object removeAt(int index) {
        Object removed = list.remove(index);
        changed(true);
        return removed;
    }

    @Override
    public synchronized int indexOf(@Nullable Object element) {
        return list.indexOf(element);
    }

    @Override
    public synchronized int lastIndexOf(@Nullable Object element) {
        return list.lastIndexOf(element);
    }

    @Override
    public synchronized void sort(@Nullable Comparator<Object> order) {
        try {
            list.sort(order);
        } finally {
            changed(true); // as far as it came, if it has failed
        }
    }

    @Override
    public synchronized void removeRange(int from, int to) {
        list.subList(from, to).clear();
        changed(true);
    }

    @Override
    public synchronized Versioned read() {
        return new Versioned(list.toArray(), version());
    }

    @Override
    public synchronized long splice(long version, int at, int count, @Nullable Object[] elements) {
        if (version != version()) {
            return CHANGED;
        }
        list.subList(at, at + count).clear();
        list.addAll(at, Arrays.asList(elements));
        changed(true);
        return version();
    }

    @Override
    public synchronized boolean removeVersion(long version, BitSet indices) {
        if (version != version()) {
            return false;
        }
        int kept = 0;
        for (int i = 0; i < list.size(); i++) {
            if (!indices.get(i)) {
                list.set(kept++, list.get(i));
            }
        }
        list.subList(kept, list.size()).clear();
        return changed(true);
    }
}
