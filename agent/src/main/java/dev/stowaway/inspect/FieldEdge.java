package dev.stowaway.inspect;

import dev.stowaway.access.FieldReader;
import dev.stowaway.path.ClassNames;
import dev.stowaway.path.NamedEdge;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** A field, a record component, or a name under which a {@code PutField} wrote a value. */
final class FieldEdge extends NamedEdge {
    private final @Nullable Field field;
    private final @Nullable FieldReader reader;

    /**
     * @param hidden whether a subclass of the field's class, down to the object's own, has a field of the same name
     */
    FieldEdge(Field field, FieldReader reader, boolean hidden) {
        super(field.getName(), hidden ? ClassNames.simple(field.getDeclaringClass()) : null, identity(field));
        this.field = field;
        this.reader = reader;
    }

    /**
     * @param owner the class that wrote the value, if a subclass of it has a field of that name; else null
     * @param field the field of that name, if the class that wrote the value has one
     */
    FieldEdge(String name, @Nullable Class<?> owner, @Nullable Field field) {
        super(name, owner == null ? null : ClassNames.simple(owner), field == null ? null : identity(field));
        this.field = field;
        this.reader = null;
    }

    @Nullable
    Field field() {
        return field;
    }

    @Nullable
    Object valueIn(Object object) {
        return reader == null ? null : reader.get(object);
    }

    private static String identity(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }
}
