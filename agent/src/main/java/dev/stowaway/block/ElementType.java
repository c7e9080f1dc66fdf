package dev.stowaway.block;

import org.jspecify.annotations.Nullable;

/** What a block can be an array of: the numbers of Java, in the byte order of the machine. */
public enum ElementType {
    BYTE("i1", 1),
    INT("i4", 4),
    LONG("i8", 8),
    FLOAT("f4", 4),
    DOUBLE("f8", 8);

    private final String code;
    private final int bytes;

    /** @param code what NumPy calls it, without the byte order */
    ElementType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }

    /** What NumPy calls it: {@code <i4}. */
    String descriptor() {
        return (bytes == 1 ? '|' : NpyHeader.NATIVE_ORDER) + code;
    }

    /** The type that NumPy calls so; null if it is none of these. Bytes without a sign, and truth values, are bytes. */
    static @Nullable ElementType of(String descriptor) {
        if (descriptor.equals("|u1") || descriptor.equals("|b1")) {
            return BYTE;
        }
        for (ElementType type : values()) {
            if (type.descriptor().equals(descriptor)) {
                return type;
            }
        }
        return null;
    }
}
