package dev.stowaway.share;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.managed.ManagedMap;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
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
        map.put(KEY, required(value));
    }

    public T getAndSet(T value) {
        return Objects.requireNonNull(map.put(KEY, required(value)));
    }

    private static <T> T required(T value) {
        return Objects.requireNonNull(value, "a shared value is never null");
    }

    /**
     * Changes it, and nobody else at the same time.
     *
     * @param change makes the new value of a copy of the old one, which it may change and return; it is asked again, with
     *     another copy, if the value has changed meanwhile
     * @return the new value
     */
    public T update(UnaryOperator<T> change) {
        return Objects.requireNonNull(map.update(KEY, change));
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
        T value;
        try {
            value = get();
        } catch (OwnerGoneException e) {
            return map.toString(); // which says the same of itself
        }
        return "SharedValue[" + value + "]";
    }
}
