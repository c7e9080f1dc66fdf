package dev.stowaway;

/**
 * An argument could not get to where the object lives: it can't be serialized, or its class is not known there, or another
 * version there, or not admitted. Nothing was done.
 */
public class UnreadableArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public UnreadableArgumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
