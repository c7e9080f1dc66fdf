package dev.stowaway.inspect;

import java.io.Externalizable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class writes, in the order in which it is written, with readers for every field that can hold an object. */
final class ClassShape {
    /** The part that one serializable class of the hierarchy writes. */
    record Slot(Class<?> type, List<FieldEdge> serial, List<FieldEdge> others, boolean writesItself) {
        /** Whether it is the part of a JDK collection, whose insides are no edges of a path. */
        boolean isJdkCollection() {
            return JdkCollections.isOne(type);
        }

        @Nullable
        FieldEdge find(Object target, @Nullable Object original, Object object) {
            FieldEdge found = find(serial, target, original, object);
            return found != null || !writesItself ? found : find(others, target, original, object);
        }

        static @Nullable FieldEdge find(
                List<FieldEdge> fields, Object target, @Nullable Object original, Object object) {
            for (int i = 0; i < fields.size(); i++) {
                Object value = fields.get(i).valueIn(object);
                if (value == target || (value == original && value != null)) {
                    return fields.get(i);
                }
            }
            return null;
        }
    }

    final List<Slot> slots;
    /** Fields of superclasses that are not serializable: only a class that writes itself can write them. */
    final List<FieldEdge> inherited;

    final boolean externalizable;
    final boolean writesItself;

    ClassShape(Class<?> type, List<Slot> slots, List<FieldEdge> inherited) {
        this.slots = slots;
        this.inherited = inherited;
        this.externalizable = Externalizable.class.isAssignableFrom(type);
        boolean itself = false;
        for (Slot slot : slots) {
            itself |= slot.writesItself();
        }
        this.writesItself = itself;
    }
}
