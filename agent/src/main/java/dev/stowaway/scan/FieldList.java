package dev.stowaway.scan;

import java.util.ArrayList;
import java.util.List;

/** The fields of a class descriptor in the order of the stream: primitives first. */
final class FieldList {
    private final List<StreamField> objects = new ArrayList<>();
    private final List<String> primitives = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private int primitiveBytes;

    void addPrimitive(String name, int bytes) throws ScanStop {
        if (!objects.isEmpty()) {
            throw ScanStop.broken("the field " + name + " of a primitive type stands behind one of another type");
        }
        primitives.add(name);
        offsets.add(primitiveBytes);
        primitiveBytes += bytes;
    }

    void addObject(StreamField field) {
        objects.add(field);
    }

    List<StreamField> objects() {
        return objects;
    }

    List<String> primitives() {
        return primitives;
    }

    int primitiveBytes() {
        return primitiveBytes;
    }

    /** Where the bytes of that field begin; -1 if there is none. */
    int offsetOf(String name) {
        int index = primitives.indexOf(name);
        return index < 0 ? -1 : offsets.get(index);
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
