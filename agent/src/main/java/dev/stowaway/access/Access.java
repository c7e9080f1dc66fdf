package dev.stowaway.access;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads private fields, and opens private members, of any class in any module.
 *
 * <p>The power comes from a class that lives in {@code java.base} and is handed out to the agent alone. Nothing is
 * opened to the application. Thread-safe.
 */
public final class Access {
    private final Consumer<AccessibleObject> opener;
    private final Function<Field, Object> readers;

    /**
     * @param opener calls {@link AccessibleObject#setAccessible} from within {@code java.base}
     * @param readers makes, for a field, what {@link FieldReader} reads it with
     */
    public Access(Consumer<AccessibleObject> opener, Function<Field, Object> readers) {
        this.opener = opener;
        this.readers = readers;
    }

    /** No access at all, where there is no agent: every field reads as null, and no number can be read. */
    public static Access none() {
        NoAccess none = new NoAccess();
        return new Access(none, none);
    }

    /** Whether it is {@link #none}. */
    public boolean isNone() {
        return opener instanceof NoAccess;
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

    /** A reader of {@code field}: cheaper at first use than a {@code Field} that was opened. */
    public FieldReader field(Field field) {
        return new FieldReader(readers.apply(field));
    }

    /** Opens a member: from then on this very object can be called or constructed with. */
    public void open(AccessibleObject member) {
        opener.accept(member);
    }
}
