package dev.stowaway.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a class descriptor in the order of the stream: primitives first. */
final class FieldList {
    private final List<StreamField> objects = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final @Nullable String wanted;
    private int wantedOffset = -1;
    private int primitiveBytes;

    /** @param wanted the primitive field whose place is to be found; null if none is */
    FieldList(@Nullable String wanted) {
        this.wanted = wanted;
    }

    void addPrimitive(String name, int bytes) throws ScanStop {
        if (!objects.isEmpty()) {
            throw ScanStop.broken("the field " + name + " of a primitive type stands behind one of another type");
        }
        names.add(name);
        if (name.equals(wanted)) {
            wantedOffset = primitiveBytes;
        }
        primitiveBytes += bytes;
    }

    void addObject(StreamField field) {
        names.add(field.name);
        objects.add(field);
    }

    List<StreamField> objects() {
        return objects;
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    int primitiveBytes() {
        return primitiveBytes;
    }

    /** Where, among the bytes of the primitive fields, the wanted one begins; -1 if there is none. */
    int wantedOffset() {
        return wantedOffset;
    }

    /** The bytes that a value of a primitive type takes; 0 if {@code code} stands for none. */
    static int bytesOf(int code) {
        return switch (code) {
            case 'B', 'Z' -> 1;
            case 'C', 'S' -> 2;
            case 'F', 'I' -> 4;
            case 'D', 'J' -> 8;
            default -> 0;
        };
    }
}
