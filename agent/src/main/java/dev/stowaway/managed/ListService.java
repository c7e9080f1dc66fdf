package dev.stowaway.managed;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a list can be asked besides. */
interface ListService extends CollectionService {
    @Nullable
    Object get(int index);

    @Nullable
    Object set(int index, @Nullable Object element);

    void insert(int index, @Nullable Object element);

    boolean insertAll(int index, Collection<?> elements);

    @Nullable
    Object removeAt(int index);

    int indexOf(@Nullable Object element);

    int lastIndexOf(@Nullable Object element);

    void sort(@Nullable Comparator<Object> order);

    void removeRange(int from, int to);
}
