package dev.stowaway.locks;

import dev.stowaway.access.Access;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK has found out about the serialization of one class: whether its instances can be written and read, and
 * which code of the class has a say in it.
 *
 * <p>The JDK's own verdict is read from the descriptor that the stream uses, because its rules (which constructor is
 * accessible, which {@code readResolve} is inherited) are long, and a second set of them would differ some day.
 */
final class SerialForm {
    private final Access access;
    private final Class<?> type;
    private final ObjectStreamClass descriptor;

    /** @throws IllegalArgumentException if {@code type} is not {@link Serializable} */
    SerialForm(Access access, Class<?> type) {
        this.access = access;
        this.type = type;
        this.descriptor = descriptor(type);
    }

    /** The exception with which writing an instance fails; null if it does not. */
    @Nullable
    String whyNotWritten() {
        return reason("serializeEx");
    }

    /** The exception with which reading an instance fails; null if it does not. */
    @Nullable
    String whyNotRead() {
        return reason("deserializeEx");
    }

    /** The class whose {@code readResolve} decides what the receiver gets. */
    @Nullable
    Class<?> resolver() {
        return declaring(descriptor, "readResolveMethod");
    }

    boolean isExternalizable() {
        return Boolean.TRUE.equals(
                access.field(ObjectStreamClass.class, "externalizable").get(descriptor));
    }

    /** The lowest class of the application whose {@code readObject} takes part. */
    @Nullable
    Class<?> reader() {
        for (Class<?> c = type; isSerializable(c) && !JdkClasses.contains(c); c = c.getSuperclass()) {
            Class<?> reader = declaring(descriptor(c), "readObjectMethod");
            if (reader != null) {
                return reader;
            }
        }
        return null;
    }

    /** The first superclass that is not {@link Serializable}: its no-argument constructor makes the copy. */
    Class<?> constructing() {
        Class<?> c = type;
        while (isSerializable(c)) {
            c = c.getSuperclass();
        }
        return c;
    }

    private @Nullable String reason(String field) {
        Object info = access.field(ObjectStreamClass.class, field).get(descriptor);
        if (info == null) {
            return null;
        }
        Object name = access.field(info.getClass(), "className").get(info);
        Object message = access.field(info.getClass(), "message").get(info);
        return "InvalidClassException: " + (name == null ? "" : name + "; ") + message;
    }

    private @Nullable Class<?> declaring(ObjectStreamClass of, String field) {
        Method method = (Method) access.field(ObjectStreamClass.class, field).get(of);
        return method == null ? null : method.getDeclaringClass();
    }

    private static ObjectStreamClass descriptor(Class<?> type) {
        ObjectStreamClass descriptor = ObjectStreamClass.lookup(type);
        if (descriptor == null) {
            throw new IllegalArgumentException("not Serializable: " + type.getName());
        }
        return descriptor;
    }

    private static boolean isSerializable(Class<?> type) {
        return Serializable.class.isAssignableFrom(type);
    }
}
