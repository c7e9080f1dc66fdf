package dev.stowaway.managed;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A map that processes share, seen as a collection. Whatever goes through it asks for all of it at once, so that nobody else
 * changes what it sees; and what it removes then is what it has seen, and nothing that came since.
 */
abstract class MapView<K, V, E> extends AbstractCollection<E> {
    final MapService service;

    MapView(MapService service) {
        this.service = service;
    }

    /** What is seen of an entry. */
    abstract E element(K key, V value);

    /** Which version of the value goes with that element, or {@link MapService#ANY}; {@code version} is the one of which it was made. */
    abstract long removedWith(E element, long version);

    @Override
    public int size() {
        return service.size();
    }

    @Override
    public void clear() {
        service.clear();
    }

    @Override
    public Iterator<E> iterator() {
        return new Elements(service.contents());
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(toArray(), Spliterator.NONNULL);
    }

    @Override
    public Object[] toArray() {
        MapContents contents = service.contents();
        Object[] elements = new Object[contents.keys().length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = element(contents, i);
        }
        return elements;
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] array) {
        return Arrays.asList(toArray()).toArray(array);
    }

    /** Of each once; what was replaced since it was asked for stays. */
    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        MapContents contents = service.contents();
        Object[] keys = new Object[contents.keys().length];
        long[] versions = new long[keys.length];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            E element = element(contents, i);
            if (filter.test(element)) {
                keys[count] = contents.keys()[i];
                versions[count++] = removedWith(element, contents.versions()[i]);
            }
        }
        return count > 0 && service.removeVersions(Arrays.copyOf(keys, count), Arrays.copyOf(versions, count));
    }

    @Override
    public boolean removeAll(Collection<?> removed) {
        return removeIf(new Among<>(Objects.requireNonNull(removed), true));
    }

    @Override
    public boolean retainAll(Collection<?> retained) {
        return removeIf(new Among<>(Objects.requireNonNull(retained), false));
    }

    private record Among<E>(Collection<?> others, boolean isAmong) implements Predicate<E> {
        @Override
        public boolean test(E element) {
            return others.contains(element) == isAmong;
        }
    }

    @SuppressWarnings("unchecked")
    private E element(MapContents contents, int index) {
        return element((K) contents.keys()[index], (V) contents.values()[index]);
    }

    private final class Elements implements Iterator<E> {
        private final MapContents contents;
        private int next;
        private @Nullable E last;

        Elements(MapContents contents) {
            this.contents = contents;
        }

        @Override
        public boolean hasNext() {
            return next < contents.keys().length;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            E element = element(contents, next++);
            last = element;
            return element;
        }

        /** If it was replaced since this was asked for, it is gone already. */
        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("nothing to remove");
            }
            long version = removedWith(last, contents.versions()[next - 1]);
            service.removeVersions(new Object[] {contents.keys()[next - 1]}, new long[] {version});
            last = null;
        }
    }
}
