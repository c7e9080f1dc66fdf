package dev.stowaway.access;

import java.lang.reflect.Field;
import java.util.function.Function;

/**
 * Reads private fields of any class, in any module.
 *
 * <p>The power comes from a class that lives in {@code java.base} and is handed out to the agent alone. Nothing is
 * opened to the application. Thread-safe.
 */
public final class Access {
    private final Function<Field, Object> readers;

    /** @param readers makes, for a field, what {@link FieldReader} reads it with */
    public Access(Function<Field, Object> readers) {
        this.readers = readers;
    }

    /**
     * A reader of the field of that name that {@code owner} itself declares.
     *
     * @throws LinkageError if there is none: the class is not the one this code was written for
     */
    public FieldReader field(Class<?> owner, String name) {
        try {
            return field(owner.getDeclaredField(name));
        } catch (NoSuchFieldException e) {
            throw (LinkageError) new NoSuchFieldError(owner.getName() + "." + name).initCause(e);
        }
    }

    /** A reader of {@code field}. */
    public FieldReader field(Field field) {
        return new FieldReader(readers.apply(field));
    }
}
