package dev.stowaway.managed;

import dev.stowaway.objects.Copies;
import dev.stowaway.objects.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map, where it lives. A function is given a copy of the value, for it may change what it is given: other calls read the
 * value meanwhile, and the function is asked again, on another copy, if the value was replaced. Thread-safe.
 */
final class MapServant implements MapService {
    private final ConcurrentMap<Object, Versioned> map = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();
    private final Reading reading;

    MapServant(Reading reading) {
        this.reading = reading;
    }

    /** @throws NullPointerException if it is null, which would harm all who read the map; others may send what they like */
    private Versioned versioned(Object value) {
        Objects.requireNonNull(value);
        Copies.sent(value); // here, others see how it is changed
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
    public boolean removeVersions(Object[] keys, long[] versions) {
        boolean isChanged = false;
        for (int i = 0; i < keys.length; i++) {
            isChanged |= versions[i] == ANY ? map.remove(keys[i]) != null : replaceVersion(keys[i], versions[i], null);
        }
        return isChanged;
    }

    @Override
    public @Nullable Object compute(Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function) {
        while (true) {
            Versioned known = map.get(key);
            if (known != null && function instanceof Changes.IfAbsent) {
                return known.value(); // and not a copy, in its place
            }
            Object copy;
            try {
                copy = reading.copy(value(known));
            } catch (IOException | RuntimeException | StackOverflowError e) { // nobody else can see that value either
                return computeInTurn(key, function);
            }
            Object fresh = function.apply(key, copy);
            if (takesPlace(key, known, fresh)) {
                return fresh;
            }
        }
    }

    /** Of the value itself: one at a time, for a function may change it. */
    private synchronized @Nullable Object computeInTurn(
            Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function) {
        while (true) {
            Versioned known = map.get(key);
            Object fresh = function.apply(key, value(known));
            if (takesPlace(key, known, fresh)) {
                return fresh;
            }
        }
    }

    private boolean takesPlace(Object key, @Nullable Versioned known, @Nullable Object fresh) {
        if (known == null) {
            return fresh == null || map.putIfAbsent(key, versioned(fresh)) == null;
        }
        return replaceVersion(key, known.version(), fresh);
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
    public MapContents contents() {
        List<Object> keys = new ArrayList<>(map.size());
        List<Versioned> values = new ArrayList<>(map.size());
        for (Map.Entry<Object, Versioned> entry : map.entrySet()) {
            keys.add(entry.getKey());
            values.add(entry.getValue());
        }
        return MapContents.of(keys, values);
    }
}
