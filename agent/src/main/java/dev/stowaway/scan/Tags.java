package dev.stowaway.scan;

/** The bytes with which the parts of a stream begin, and the flags of a class descriptor. */
final class Tags {
    static final int NULL = 0x70;
    static final int REFERENCE = 0x71;
    static final int CLASSDESC = 0x72;
    static final int OBJECT = 0x73;
    static final int STRING = 0x74;
    static final int ARRAY = 0x75;
    static final int CLASS = 0x76;
    static final int BLOCKDATA = 0x77;
    static final int ENDBLOCKDATA = 0x78;
    static final int RESET = 0x79;
    static final int BLOCKDATALONG = 0x7a;
    static final int EXCEPTION = 0x7b;
    static final int LONGSTRING = 0x7c;
    static final int PROXYCLASSDESC = 0x7d;
    static final int ENUM = 0x7e;

    static final int WRITE_METHOD = 1;
    static final int SERIALIZABLE = 2;
    static final int EXTERNALIZABLE = 4;
    static final int BLOCK_DATA = 8;

    private Tags() {}

    static boolean isOne(int tag) {
        return tag >= NULL && tag <= ENUM;
    }
}
