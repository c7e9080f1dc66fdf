package dev.stowaway.managed;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a collection can be asked, each of it atomic. */
interface CollectionService extends Sized {
    boolean add(@Nullable Object element);

    boolean addAll(Collection<?> elements);

    boolean contains(@Nullable Object element);

    boolean containsAll(Collection<?> elements);

    boolean remove(@Nullable Object element);

    boolean removeAll(Collection<?> elements);

    boolean retainAll(Collection<?> elements);

    void clear();

    /** As they are at this moment. */
    @Nullable
    Object[] elements();
}
