package dev.stowaway.wire;

import java.net.ProtocolException;

/** Which side of a lock a request is about. The ordinal is what travels. */
public enum LockMode {
    EXCLUSIVE,
    READ,
    WRITE;

    private static final LockMode[] ALL = values();

    /**
     * What the mode of a frame says.
     *
     * @throws ProtocolException if it is none
     */
    public static LockMode of(int mode) throws ProtocolException {
        if (mode >= ALL.length) {
            throw new ProtocolException("the unknown lock mode " + mode);
        }
        return ALL[mode];
    }
}
