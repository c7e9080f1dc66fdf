package dev.stowaway.access;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The private fields of JDK classes by name, each looked up once. For classes of the JDK only: they stay for good, and
 * so may be kept here. Thread-safe.
 */
public final class JdkFields {
    private final Access access;
    private final ConcurrentMap<Class<?>, ConcurrentMap<String, FieldReader>> readers = new ConcurrentHashMap<>();

    public JdkFields(Access access) {
        this.access = access;
    }

    /**
     * The value of a field of {@code object}; a primitive comes boxed.
     *
     * @throws LinkageError if the JDK of this JVM has no such field
     */
    public @Nullable Object read(Class<?> type, String field, Object object) {
        return reader(type, field).get(object);
    }

    /**
     * The value of a field of type {@code int}.
     *
     * @throws LinkageError if the JDK of this JVM has no such field
     */
    public int readInt(Class<?> type, String field, Object object) {
        return reader(type, field).getInt(object);
    }

    /**
     * The reader of a field, for those who read it often.
     *
     * @throws LinkageError if the JDK of this JVM has no such field
     */
    public FieldReader reader(Class<?> type, String field) {
        ConcurrentMap<String, FieldReader> ofType = readers.get(type);
        if (ofType == null) {
            readers.putIfAbsent(type, new ConcurrentHashMap<>(4));
            ofType = readers.get(type);
        }
        FieldReader known = ofType.get(field);
        if (known == null) {
            known = access.field(type, field);
            ofType.put(field, known);
        }
        return known;
    }
}
