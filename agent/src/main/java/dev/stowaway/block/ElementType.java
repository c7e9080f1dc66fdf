package dev.stowaway.block;

import java.nio.ByteOrder;

/** What a block is an array of: the types that both Java and NumPy have. */
public enum ElementType {
    BYTE("i1", Byte.BYTES),
    INT("i4", Integer.BYTES),
    LONG("i8", Long.BYTES),
    FLOAT("f4", Float.BYTES),
    DOUBLE("f8", Double.BYTES);

    /** NumPy's {@code uint8}: what plain bytes are, too. */
    private static final String UNSIGNED_BYTE = "|u1";

    private final String code;
    private final int bytes;

    ElementType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** As NumPy writes it on this machine, in whose byte order elements are. */
    public String descriptor() {
        String order = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
        return (bytes == 1 ? "|" : order) + code;
    }

    /** How many one element has. */
    public int bytes() {
        return bytes;
    }

    /** Whether such elements are of this type; bytes may have no sign there. */
    public boolean is(String descriptor) {
        return descriptor.equals(descriptor()) || (this == BYTE && descriptor.equals(UNSIGNED_BYTE));
    }

    /** Whether they are but for their byte order. */
    public boolean isForeign(String descriptor) {
        return !is(descriptor) && descriptor.endsWith(code);
    }
}
