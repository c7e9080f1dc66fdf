package dev.stowaway;

import java.io.NotSerializableException;
import java.io.ObjectStreamException;

/**
 * A lock was about to be serialized, and {@code action=fail} forbids it. Thrown out of {@code writeObject}; the message
 * begins with the object path to the lock, and says the remedy.
 *
 * <p>The stream tells its receiver of an exception by writing it. What it writes of this one is a
 * {@link NotSerializableException} with the same message, so that the receiver needs nothing of Stowaway.
 */
public final class LockSerializationException extends ObjectStreamException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** Made by the agent, with the path and the whole message. */
    public LockSerializationException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** The object path from the root to the lock. */
    public String path() {
        return path;
    }

    private Object writeReplace() {
        NotSerializableException known = new NotSerializableException(getMessage());
        known.setStackTrace(getStackTrace());
        return known;
    }
}
