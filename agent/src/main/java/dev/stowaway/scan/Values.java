package dev.stowaway.scan;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that a later reference can make the key of a map: strings, boxed values, enum constants, classes. They are kept
 * by the order of their handles, the first ones only: what a program shares between objects, such as its constants, is
 * met early. Half of the places are for values that were keys when they were met.
 */
final class Values {
    /** One character more than a path shows. */
    static final int LONGEST = 65;

    private static final int MOST = 1 << 16;

    private int[] handles = new int[64];
    private @Nullable Object[] values = new Object[64];
    private int size;

    boolean hasRoom(boolean isKey) {
        return size < (isKey ? MOST : MOST / 2);
    }

    void keep(int handle, Object value, boolean isKey) {
        if (!hasRoom(isKey) || (size > 0 && handles[size - 1] >= handle)) {
            return;
        }
        if (size == handles.length) {
            handles = Arrays.copyOf(handles, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        handles[size] = handle;
        values[size++] = value;
    }

    /** Null if it was not kept. */
    @Nullable
    Object get(int handle) {
        int index = Arrays.binarySearch(handles, 0, size, handle);
        return index < 0 ? null : values[index];
    }

    void clear() {
        Arrays.fill(values, 0, size, null);
        size = 0;
    }

    /** The bytes that the value of a class whose objects are printed takes; 0 if it is no such class. */
    static int bytesOf(String className) {
        return switch (className) {
            case "java.lang.Byte", "java.lang.Boolean" -> 1;
            case "java.lang.Short", "java.lang.Character" -> 2;
            case "java.lang.Integer", "java.lang.Float" -> 4;
            case "java.lang.Long", "java.lang.Double" -> 8;
            case "java.util.UUID" -> 16;
            default -> 0;
        };
    }

    /** @param number its bytes; those of a {@code UUID} are {@code more} before {@code number} */
    static Object decode(String className, long number, long more) {
        return switch (className) {
            case "java.lang.Byte" -> (byte) number;
            case "java.lang.Boolean" -> number != 0;
            case "java.lang.Short" -> (short) number;
            case "java.lang.Character" -> (char) number;
            case "java.lang.Integer" -> (int) number;
            case "java.lang.Float" -> Float.intBitsToFloat((int) number);
            case "java.lang.Long" -> number;
            case "java.lang.Double" -> Double.longBitsToDouble(number);
            default -> new UUID(more, number);
        };
    }
}
