package dev.stowaway.managed;

import java.io.Serial;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The entries of a map that processes share. */
final class Entries<K, V> extends AbstractSet<Map.Entry<K, V>> {
    private final ManagedMap<K, V> map;
    private final MapService service;

    Entries(ManagedMap<K, V> map, MapService service) {
        this.map = map;
        this.service = service;
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new EntryIterator(service.entries());
    }

    @Override
    public int size() {
        return service.size();
    }

    @Override
    public boolean contains(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> known
                && known.getKey() != null
                && known.getValue() != null
                && known.getValue().equals(service.get(known.getKey()));
    }

    @Override
    public boolean remove(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> known
                && known.getKey() != null
                && known.getValue() != null
                && service.remove(known.getKey(), known.getValue());
    }

    @Override
    public void clear() {
        service.clear();
    }

    private final class EntryIterator implements Iterator<Map.Entry<K, V>> {
        private final Object[] entries;
        private int next;
        private @Nullable Object last;

        EntryIterator(Object[] entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = entries[next];
            Entry entry = new Entry((K) entries[next], (V) entries[next + 1]);
            next += 2;
            return entry;
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException("nothing to remove");
            }
            service.remove(last);
            last = null;
        }
    }

    private final class Entry extends AbstractMap.SimpleEntry<K, V> {
        @Serial
        private static final long serialVersionUID = 1;

        Entry(K key, V value) {
            super(key, value);
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), value);
            return super.setValue(value);
        }

        @Serial
        private Object writeReplace() {
            return new AbstractMap.SimpleImmutableEntry<>(this);
        }
    }
}
