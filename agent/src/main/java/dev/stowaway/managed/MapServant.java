package dev.stowaway.managed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A map, where it lives. A function is asked again if the value has changed meanwhile. Thread-safe. */
final class MapServant implements MapService {
    private final ConcurrentMap<Object, Versioned> map = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    private Versioned versioned(Object value) {
        return new Versioned(value, versions.incrementAndGet());
    }

    private static @Nullable Object value(@Nullable Versioned versioned) {
        return versioned == null ? null : versioned.value();
    }

    @Override
    public @Nullable Object get(Object key) {
        return value(map.get(key));
    }

    @Override
    public @Nullable Versioned read(Object key) {
        return map.get(key);
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        return value(map.put(key, versioned(value)));
    }

    @Override
    public @Nullable Object putIfAbsent(Object key, Object value) {
        return value(map.putIfAbsent(key, versioned(value)));
    }

    @Override
    public void putAll(Map<?, ?> entries) {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            map.put(entry.getKey(), versioned(entry.getValue()));
        }
    }

    @Override
    public @Nullable Object remove(Object key) {
        return value(map.remove(key));
    }

    @Override
    public boolean remove(Object key, Object value) {
        for (Versioned known = map.get(key); known != null && known.value().equals(value); known = map.get(key)) {
            if (map.remove(key, known)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Object replace(Object key, Object value) {
        return value(map.replace(key, versioned(value)));
    }

    @Override
    public boolean replace(Object key, Object old, Object value) {
        for (Versioned known = map.get(key); known != null && known.value().equals(old); known = map.get(key)) {
            if (map.replace(key, known, versioned(value))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean replaceVersion(Object key, long version, @Nullable Object value) {
        Versioned known = map.get(key);
        if (known == null || known.version() != version) {
            return false;
        }
        return value == null ? map.remove(key, known) : map.replace(key, known, versioned(value));
    }

    @Override
    public @Nullable Object compute(Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function) {
        while (true) {
            Versioned known = map.get(key);
            Object fresh = function.apply(key, value(known));
            if (fresh == null && known == null) {
                return null;
            }
            boolean isDone = known == null
                    ? map.putIfAbsent(key, versioned(required(fresh))) == null
                    : replaceVersion(key, known.version(), fresh);
            if (isDone) {
                return fresh;
            }
        }
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new NullPointerException("value");
        }
        return value;
    }

    @Override
    public boolean containsKey(Object key) {
        return map.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        for (Versioned versioned : map.values()) {
            if (versioned.value().equals(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return map.size();
    }

    @Override
    public void clear() {
        map.clear();
    }

    @Override
    public Object[] entries() {
        List<Object> entries = new ArrayList<>(2 * map.size());
        for (Map.Entry<Object, Versioned> entry : map.entrySet()) {
            entries.add(entry.getKey());
            entries.add(entry.getValue().value());
        }
        return entries.toArray();
    }
}
