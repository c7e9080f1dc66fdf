package dev.stowaway.access;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads one field, whatever its class, module and modifiers; runs no code of the object's class. Thread-safe. */
public final class FieldReader {
    private final Object field;

    /** @param field a function of the object that has the field: to an object, to an int and to a long */
    FieldReader(Object field) {
        this.field = field;
    }

    /** The field's value in {@code target}, which a static field does not look at; a primitive comes boxed. */
    @SuppressWarnings("unchecked")
    public @Nullable Object get(Object target) {
        return ((Function<Object, @Nullable Object>) field).apply(target);
    }

    /** The value of a field of type {@code int}. */
    @SuppressWarnings("unchecked")
    public int getInt(Object target) {
        return ((ToIntFunction<Object>) field).applyAsInt(target);
    }

    /** The value of a field of type {@code long}. */
    @SuppressWarnings("unchecked")
    public long getLong(Object target) {
        return ((ToLongFunction<Object>) field).applyAsLong(target);
    }
}
