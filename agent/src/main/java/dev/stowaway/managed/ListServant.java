package dev.stowaway.managed;

import java.util.ArrayList;
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
        return list.set(index, element);
    }

    @Override
    public synchronized void insert(int index, @Nullable Object element) {
        list.add(index, element);
    }

    @Override
    public synchronized boolean insertAll(int index, Collection<?> elements) {
        return list.addAll(index, elements);
    }

    @Override
    public synchronized @Nullable Object removeAt(int index) {
        return list.remove(index);
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
        list.sort(order);
    }

    @Override
    public synchronized void removeRange(int from, int to) {
        list.subList(from, to).clear();
    }
}
