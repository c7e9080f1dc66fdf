package dev.stowaway.agent;

/** The shutdown hook for a run in which nothing was found, see {@link Books#recordEvenNothing}. */
final class RecordNothing extends Thread {
    private final Books books;

    RecordNothing(Books books) {
        super(null, null, "stowaway-record", 0, false);
        this.books = books;
    }

    /** Undoes what its books have asked of the JVM, which holds it, and with it them, until then. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException e) {
            // The JVM exits already.
        }
    }

    @Override
    public void run() {
        try {
            books.recordNothing();
        } catch (Throwable t) {
            // The JVM is on its way out; there is nobody to tell.
        }
    }
}
