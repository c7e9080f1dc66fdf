package dev.stowaway.wire;

/** The other side speaks another version of the protocol, and says so. */
public final class RefusedException extends PeerException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }
}
