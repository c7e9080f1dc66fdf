package dev.stowaway.managed;

import java.io.Serial;
import java.util.AbstractMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a map that processes share. */
final class Entries<K, V> extends SetView<K, V, Map.Entry<K, V>> {
    private final ManagedMap<K, V> map;

    Entries(ManagedMap<K, V> map, MapService service) {
        super(service);
        this.map = map;
    }

    @Override
    Map.Entry<K, V> element(K key, V value) {
        return new Entry(key, value);
    }

    /** Of one that was set here the version is not known. */
    @Override
    long removedWith(Map.Entry<K, V> entry, long version) {
        return ((Entry) entry).isSet ? MapService.ANY : version;
    }

    @Override
    public boolean contains(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> known
                && known.getKey() != null
                && known.getValue() != null
                && known.getValue().equals(map.get(known.getKey()));
    }

    @Override
    public boolean remove(@Nullable Object entry) {
        return entry instanceof Map.Entry<?, ?> known
                && known.getKey() != null
                && known.getValue() != null
                && map.remove(known.getKey(), known.getValue());
    }

    private final class Entry extends AbstractMap.SimpleEntry<K, V> {
        @Serial
        private static final long serialVersionUID = 1;

        private boolean isSet;

        Entry(K key, V value) {
            super(key, value);
        }

        @Override
        public V setValue(V value) {
            map.put(getKey(), value);
            isSet = true;
            return super.setValue(value);
        }

        @Serial
        private Object writeReplace() {
            return new AbstractMap.SimpleImmutableEntry<>(this);
        }
    }
}
