package dev.stowaway.access;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads one field that {@link Access} has opened; runs no code of the object's class. Thread-safe. */
public final class FieldReader {
    private final Field field;

    FieldReader(Field field) {
        this.field = field;
    }

    /** The field's value in {@code target}; a primitive comes boxed. */
    public @Nullable Object get(Object target) {
        try {
            return field.get(target);
        } catch (IllegalAccessException e) {
            throw closed(e);
        }
    }

    /** The value of a field of type {@code int}. */
    public int getInt(Object target) {
        try {
            return field.getInt(target);
        } catch (IllegalAccessException e) {
            throw closed(e);
        }
    }

    /** The value of a field of type {@code long}. */
    public long getLong(Object target) {
        try {
            return field.getLong(target);
        } catch (IllegalAccessException e) {
            throw closed(e);
        }
    }

    private IllegalStateException closed(IllegalAccessException e) {
        return new IllegalStateException("not open to Stowaway: " + field, e);
    }
}
