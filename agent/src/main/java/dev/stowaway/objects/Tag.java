package dev.stowaway.objects;

/** The first byte of a value: what follows. */
final class Tag {
    static final int NULL = 0;
    static final int INT = 1;
    static final int LONG = 2;
    static final int TEXT = 3;
    static final int TRUE = 4;
    static final int FALSE = 5;
    static final int DOUBLE = 6;
    static final int BYTES = 7;
    static final int SERIALIZED = 8;

    private Tag() {}
}
