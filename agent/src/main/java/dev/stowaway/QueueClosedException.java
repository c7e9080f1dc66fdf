package dev.stowaway;

/** The queue is closed, and this is its end: nothing can be put any more, or there is nothing more to take. */
public class QueueClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public QueueClosedException(String message) {
        super(message);
    }
}
