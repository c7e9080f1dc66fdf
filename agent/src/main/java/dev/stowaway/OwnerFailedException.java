package dev.stowaway;

/**
 * Code of the application that runs in another process for this one threw there: the action of a barrier, a lock of the
 * application's own class, or a shared object, of whose exception this process can make nothing, or whose result can't be
 * sent. The message is that exception, as its own process names it.
 */
public class OwnerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OwnerFailedException(String message) {
        super(message);
    }

    public OwnerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
