package dev.stowaway.objects;

/** An argument could not be read where the object lives: its class is not known there, or not admitted. Nothing was done. */
public final class UnreadableArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnreadableArgumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
