package dev.stowaway.inspect;

import dev.stowaway.access.FieldReader;
import dev.stowaway.path.ClassNames;
import dev.stowaway.path.NamedEdge;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.TypeVariable;
import org.jspecify.annotations.Nullable;

/** A field, a record component, or a name under which a {@code PutField} wrote a value. */
final class FieldEdge extends NamedEdge {
    private final @Nullable Field field;
    private final @Nullable FieldReader reader;

    private final boolean isDefault;

    /** What {@link #type} has found, {@code void} for nothing: asked at each lock that is to be replaced. */
    private @Nullable Class<?> type;

    /**
     * @param hidden whether a subclass of the field's class, down to the object's own, has a field of the same name
     * @param isDefault whether the stream writes the field by itself, and not only a class that writes as it likes
     */
    FieldEdge(Field field, FieldReader reader, boolean hidden, boolean isDefault) {
        super(field.getName(), hidden ? ClassNames.simple(field.getDeclaringClass()) : null, identity(field));
        this.field = field;
        this.reader = reader;
        this.isDefault = isDefault;
    }

    /**
     * @param owner the class that wrote the value, if a subclass of it has a field of that name; else null
     * @param field the field of that name, if the class that wrote the value has one
     */
    FieldEdge(String name, @Nullable Class<?> owner, @Nullable Field field) {
        super(name, owner == null ? null : ClassNames.simple(owner), field == null ? null : identity(field));
        this.field = field;
        this.reader = null;
        this.isDefault = false;
    }

    @Nullable
    Field field() {
        return field;
    }

    @Nullable
    Object valueIn(Object object) {
        return reader == null ? null : reader.get(object);
    }

    /**
     * What has to be true of all that is put in the field; null if its type does not tell. A class that writes by itself
     * also reads so, and may want something else; and with a type variable, or a type that anything has, the
     * application has another type in mind.
     */
    @Nullable
    Class<?> type() {
        Class<?> known = type;
        if (known == null) {
            known = field != null && isDefault ? typeOf(field) : void.class;
            type = known;
        }
        return known == void.class ? null : known;
    }

    private static Class<?> typeOf(Field field) {
        try {
            boolean isTelling = isTelling(field.getType()) && !(field.getGenericType() instanceof TypeVariable);
            return isTelling ? field.getType() : void.class;
        } catch (LinkageError | RuntimeException e) {
            return void.class; // of a signature that is malformed, or names a class that is missing
        }
    }

    /** Whether a lock of that type can be used where another lock of that type was. */
    static boolean isTelling(Class<?> type) {
        return type != Object.class && type != Serializable.class;
    }

    private static String identity(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }
}
