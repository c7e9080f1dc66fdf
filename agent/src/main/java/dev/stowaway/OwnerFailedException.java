package dev.stowaway;

/**
 * Code of the application that runs in the owner of a lock threw there: the action of a barrier, or a lock of the
 * application's own class. The message is that exception, as its own process names it.
 */
public class OwnerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OwnerFailedException(String message) {
        super(message);
    }
}
