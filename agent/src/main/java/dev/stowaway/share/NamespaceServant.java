package dev.stowaway.share;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A namespace, where it lives. Thread-safe. */
final class NamespaceServant implements SharedNamespace {
    private final ConcurrentMap<String, Object> values = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object get(String name) {
        return values.get(required(name));
    }

    @Override
    public void set(String name, @Nullable Object value) {
        if (value == null) {
            values.remove(required(name));
        } else {
            values.put(required(name), value);
        }
    }

    @Override
    public Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    private static String required(String name) {
        return Objects.requireNonNull(name, "name");
    }
}
