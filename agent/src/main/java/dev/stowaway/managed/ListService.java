package dev.stowaway.managed;

import dev.stowaway.objects.Kept;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a list can be asked besides. */
interface ListService extends CollectionService {
    /** No version of a list. */
    long CHANGED = -1;

    @Kept
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

    /** An array of the elements as they are at this moment, and what tells this state of the list from others. */
    Versioned read();

    /**
     * Puts elements into the place of so many others, if the list is still of that version.
     *
     * @return its version then; {@link #CHANGED} if it is not
     */
    long splice(long version, int at, int count, @Nullable Object[] elements);

    /** Removes the elements at those indices if the list is still of that version; false if it is not. */
    boolean removeVersion(long version, BitSet indices);
}
