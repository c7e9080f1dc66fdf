package dev.stowaway;

import java.io.IOException;

/** A file is no block of shared memory, or not one of this kind, or not complete. */
public class InvalidBlockException extends IOException {
    private static final long serialVersionUID = 1;

    public InvalidBlockException(String message) {
        super(message);
    }
}
