package dev.stowaway;

/**
 * A lock was used whose owner, the process that wrote it, can't be reached any more: it has ended, or it has let go of
 * the lock, or it refuses to talk. Whoever waited for the lock gets this at once, and so does whoever held it.
 *
 * <p>There is no way back: a lock lives in its owner. What it protected has to be taken from a new owner.
 */
public class OwnerGoneException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** @param message which process, which lock, and why */
    public OwnerGoneException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message which process, which lock, and why */
    public OwnerGoneException(String message) {
        super(message);
    }
}
