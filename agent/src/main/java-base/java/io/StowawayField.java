package java.io;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import jdk.internal.misc.Unsafe;

/**
 * Reads one field, for the agent alone. A reflective {@code Field} would make a method handle for each, on JDK 22 and
 * later: milliseconds before the first report, and seven times the time of a walk through a large collection.
 */
final class StowawayField implements Function<Object, Object>, ToIntFunction<Object>, ToLongFunction<Object> {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();

    private final Class<?> owner;
    private final Class<?> type;
    private final Object statics;
    private final long offset;

    StowawayField(Field field) {
        owner = field.getDeclaringClass();
        type = field.getType();
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        statics = isStatic ? UNSAFE.staticFieldBase(field) : null;
        offset = isStatic ? UNSAFE.staticFieldOffset(field) : UNSAFE.objectFieldOffset(field);
    }

    /** A primitive comes boxed. */
    @Override
    public Object apply(Object target) {
        Object holder = holder(target);
        if (!type.isPrimitive()) {
            return UNSAFE.getReferenceVolatile(holder, offset);
        }
        if (type == int.class) {
            return UNSAFE.getIntVolatile(holder, offset);
        }
        if (type == long.class) {
            return UNSAFE.getLongVolatile(holder, offset);
        }
        if (type == boolean.class) {
            return UNSAFE.getBooleanVolatile(holder, offset);
        }
        if (type == byte.class) {
            return UNSAFE.getByteVolatile(holder, offset);
        }
        if (type == short.class) {
            return UNSAFE.getShortVolatile(holder, offset);
        }
        if (type == char.class) {
            return UNSAFE.getCharVolatile(holder, offset);
        }
        return type == float.class
                ? (Object) UNSAFE.getFloatVolatile(holder, offset)
                : (Object) UNSAFE.getDoubleVolatile(holder, offset);
    }

    @Override
    public int applyAsInt(Object target) {
        return type == int.class ? UNSAFE.getIntVolatile(holder(target), offset) : ((Number) apply(target)).intValue();
    }

    @Override
    public long applyAsLong(Object target) {
        return type == long.class
                ? UNSAFE.getLongVolatile(holder(target), offset)
                : ((Number) apply(target)).longValue();
    }

    /** An object of another class would be read beyond its end. */
    private Object holder(Object target) {
        if (statics != null) {
            return statics;
        }
        if (!owner.isInstance(target)) {
            throw new IllegalArgumentException("not a " + owner.getName() + ": "
                    + (target == null ? "null" : target.getClass().getName()));
        }
        return target;
    }
}
