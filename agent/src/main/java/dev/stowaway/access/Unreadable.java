package dev.stowaway.access;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Stands for any field where nobody has granted access: an object reads as null, and a number can't be read. */
final class Unreadable implements Function<Object, @Nullable Object>, ToIntFunction<Object>, ToLongFunction<Object> {
    @Override
    public @Nullable Object apply(Object target) {
        return null;
    }

    @Override
    public int applyAsInt(Object target) {
        throw noAccess();
    }

    @Override
    public long applyAsLong(Object target) {
        throw noAccess();
    }

    private static IllegalStateException noAccess() {
        return new IllegalStateException("private fields are read by the agent alone, and it is not there");
    }
}
