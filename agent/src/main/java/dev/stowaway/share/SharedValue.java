package dev.stowaway.share;

import dev.stowaway.managed.ManagedMap;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A value that processes share, as {@link java.util.concurrent.atomic.AtomicReference} is one that threads share. Thread-safe. */
public final class SharedValue<T> implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String KEY = "value";

    private final ManagedMap<String, T> map;

    SharedValue(ManagedMap<String, T> map) {
        this.map = map;
    }

    /** Where it does not live, a copy. */
    public T get() {
        return Objects.requireNonNull(map.get(KEY));
    }

    public void set(T value) {
        map.put(KEY, value);
    }

    public T getAndSet(T value) {
        return Objects.requireNonNull(map.put(KEY, value));
    }

    /**
     * Changes it, and nobody else at the same time.
     *
     * @param change makes the new value of the old one; it is asked again if that has changed meanwhile
     * @return the new value
     */
    public T update(UnaryOperator<T> change) {
        return Objects.requireNonNull(map.compute(KEY, new Change<>(change)));
    }

    private record Change<T>(UnaryOperator<T> change) implements BiFunction<String, T, T> {
        @Override
        public T apply(String key, T value) {
            return Objects.requireNonNull(change.apply(value), "a shared value is never null");
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // of a map there is one object in a process
    public boolean equals(Object other) {
        return other instanceof SharedValue<?> value && value.map == map;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(map);
    }

    @Override
    public String toString() {
        return "SharedValue[" + get() + "]";
    }
}
