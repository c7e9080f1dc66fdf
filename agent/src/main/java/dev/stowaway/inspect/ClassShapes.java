package dev.stowaway.inspect;

import dev.stowaway.access.Access;
import dev.stowaway.access.FieldReader;
import java.io.Externalizable;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of every class that was met on a path, made once per class and kept by the class itself. */
final class ClassShapes extends ClassValue<ClassShape> {
    private final Access access;
    private final FieldReader writeObjectMethod;

    ClassShapes(Access access) {
        this.access = access;
        writeObjectMethod = access.field(ObjectStreamClass.class, "writeObjectMethod");
    }

    @Override
    protected ClassShape computeValue(Class<?> type) {
        List<ClassShape.Slot> slots = new ArrayList<>();
        List<FieldEdge> inherited = new ArrayList<>();
        boolean externalizable = Externalizable.class.isAssignableFrom(type);
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            Field[] fields = fieldsOf(declaring);
            if (externalizable || !Serializable.class.isAssignableFrom(declaring)) {
                inherited.addAll(edges(type, fields, List.of(), false));
                continue;
            }
            ObjectStreamClass descriptor = ObjectStreamClass.lookupAny(declaring);
            List<Field> serial = serialFields(descriptor, fields);
            // The stream begins with the topmost class.
            slots.add(
                    0,
                    new ClassShape.Slot(
                            declaring,
                            edges(type, serial.toArray(new Field[0]), List.of(), true),
                            edges(type, fields, serial, false),
                            writesItself(descriptor)));
        }
        return new ClassShape(type, List.copyOf(slots), List.copyOf(inherited));
    }

    /** The fields that are written by default, in the order of the stream, references only. */
    private static List<Field> serialFields(ObjectStreamClass descriptor, Field[] declared) {
        List<Field> serial = new ArrayList<>();
        for (ObjectStreamField written : descriptor.getFields()) {
            Field field = written.isPrimitive() ? null : named(declared, written.getName());
            if (field != null && field.getType() == written.getType()) {
                serial.add(field);
            }
        }
        return serial;
    }

    private static @Nullable Field named(Field[] fields, String name) {
        for (Field field : fields) {
            if (field.getName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private List<FieldEdge> edges(Class<?> type, Field[] fields, List<Field> but, boolean areDefault) {
        List<FieldEdge> edges = new ArrayList<>();
        for (Field field : fields) {
            boolean reference = !field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers());
            if (reference && !but.contains(field)) {
                boolean hidden = isHidden(field.getName(), field.getDeclaringClass(), type);
                edges.add(new FieldEdge(field, access.field(field), hidden, areDefault));
            }
        }
        return List.copyOf(edges);
    }

    /** Whether a class from {@code type} up to, but not with, its superclass {@code declaring} has such a field. */
    static boolean isHidden(String name, Class<?> declaring, Class<?> type) {
        for (Class<?> lower = type; lower != declaring; lower = lower.getSuperclass()) {
            if (named(fieldsOf(lower), name) != null) {
                return true;
            }
        }
        return false;
    }

    private static Field[] fieldsOf(Class<?> type) {
        try {
            return type.getDeclaredFields();
        } catch (LinkageError e) {
            return new Field[0]; // the type of a field is missing; what it holds will be an unknown link
        }
    }

    private boolean writesItself(ObjectStreamClass descriptor) {
        return writeObjectMethod.get(descriptor) != null;
    }
}
