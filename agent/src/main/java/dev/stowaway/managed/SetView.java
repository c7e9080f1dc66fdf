package dev.stowaway.managed;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/** What has no two that are equal. */
abstract class SetView<K, V, E> extends MapView<K, V, E> implements Set<E> {
    SetView(MapService service) {
        super(service);
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(toArray(), Spliterator.NONNULL | Spliterator.DISTINCT);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Set && set().equals(other));
    }

    @Override
    public int hashCode() {
        return set().hashCode();
    }

    private Set<Object> set() {
        return new HashSet<>(Arrays.asList(toArray()));
    }
}
