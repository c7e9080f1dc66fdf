package dev.stowaway.access;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a process without the agent has: nothing opens, and no field can be read. */
@SuppressWarnings("overloads") // of andThen, which nobody calls
final class NoAccess implements Consumer<AccessibleObject>, Function<Field, Object> {
    @Override
    public void accept(AccessibleObject member) {
        throw new IllegalStateException(
                "private members are opened by the agent alone, and it is not there: " + member);
    }

    @Override
    public Object apply(Field field) {
        return new Unreadable();
    }
}
