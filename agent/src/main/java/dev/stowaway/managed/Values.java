package dev.stowaway.managed;

import org.jspecify.annotations.Nullable;

/** The values of a map that processes share. */
final class Values<K, V> extends MapView<K, V, V> {
    private final ManagedMap<K, V> map;

    Values(ManagedMap<K, V> map, MapService service) {
        super(service);
        this.map = map;
    }

    @Override
    V element(K key, V value) {
        return value;
    }

    @Override
    long removedWith(V value, long version) {
        return version;
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return map.containsValue(value);
    }

    /** The first one that is equal, and still there. */
    @Override
    public boolean remove(@Nullable Object value) {
        MapContents contents = service.contents();
        for (int i = 0; i < contents.keys().length; i++) {
            if (contents.values()[i].equals(value)
                    && service.replaceVersion(contents.keys()[i], contents.versions()[i], null)) {
                return true;
            }
        }
        return false;
    }
}
