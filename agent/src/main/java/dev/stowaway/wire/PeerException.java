package dev.stowaway.wire;

import java.io.IOException;

/** Who is at the other end is not whom one may talk to. */
public class PeerException extends IOException {
    private static final long serialVersionUID = 1;

    public PeerException(String message) {
        super(message);
    }
}
