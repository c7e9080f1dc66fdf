package dev.stowaway.access;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.Consumer;

/**
 * Opens private members of any class, in any module, for reading.
 *
 * <p>The power comes from a class that lives in {@code java.base} and is handed out to the agent alone: the module
 * system lets callers in {@code java.base} open every member ({@link AccessibleObject#setAccessible}). Nothing is
 * opened to the application. Thread-safe.
 */
public final class Access {
    private final Consumer<AccessibleObject> opener;

    /** @param opener calls {@link AccessibleObject#setAccessible} from within {@code java.base} */
    public Access(Consumer<AccessibleObject> opener) {
        this.opener = opener;
    }

    /**
     * The field of that name that {@code owner} itself declares.
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

    /** Opens any member: from then on this very object can be read, called or constructed with. */
    public void open(AccessibleObject member) {
        opener.accept(member);
    }

    /** A reader of {@code field}, whatever its class, module and modifiers. */
    public FieldReader field(Field field) {
        open(field);
        return new FieldReader(field);
    }
}
