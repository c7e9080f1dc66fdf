package dev.stowaway.access;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An {@link Access} for tests without a bridge, where the packages concerned are open. */
public final class ReflectiveAccess {
    private ReflectiveAccess() {}

    /** With the usual rights. */
    public static Access create() {
        return of(member -> member.setAccessible(true));
    }

    /** With an opener of the test's own. */
    public static Access of(Consumer<AccessibleObject> opener) {
        return new Access(opener, field -> {
            opener.accept(field);
            return new Reflected(field);
        });
    }

    private record Reflected(Field field)
            implements Function<Object, @Nullable Object>, ToIntFunction<Object>, ToLongFunction<Object> {
        @Override
        public @Nullable Object apply(Object target) {
            try {
                return field.get(target);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int applyAsInt(Object target) {
            try {
                return field.getInt(target);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long applyAsLong(Object target) {
            try {
                return field.getLong(target);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
