package dev.stowaway.managed;

import org.jspecify.annotations.Nullable;

/** The keys of a map that processes share. One that is removed goes with whatever value it has by then. */
final class Keys<K, V> extends SetView<K, V, K> {
    private final ManagedMap<K, V> map;

    Keys(ManagedMap<K, V> map, MapService service) {
        super(service);
        this.map = map;
    }

    @Override
    K element(K key, V value) {
        return key;
    }

    @Override
    long removedWith(K key, long version) {
        return MapService.ANY;
    }

    @Override
    public boolean contains(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean remove(@Nullable Object key) {
        return map.remove(key) != null;
    }
}
