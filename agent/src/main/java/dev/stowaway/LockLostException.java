package dev.stowaway;

/**
 * The thread held a lock of another process and has lost it: the connection broke, although both processes live. Since
 * then others may have held the lock, so that what it protects must be looked at again before it is used.
 */
public class LockLostException extends IllegalMonitorStateException {
    private static final long serialVersionUID = 1;

    /** @param message which lock, of which process, and why */
    public LockLostException(String message) {
        super(message);
    }
}
