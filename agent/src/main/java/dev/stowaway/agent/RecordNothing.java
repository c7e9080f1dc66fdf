package dev.stowaway.agent;

/** The shutdown hook for a run in which no lock was met, see {@link Watch#recordNothing}. */
final class RecordNothing extends Thread {
    private final Watch watch;

    RecordNothing(Watch watch) {
        super(null, null, "stowaway-record", 0, false);
        this.watch = watch;
    }

    @Override
    public void run() {
        try {
            watch.recordNothing();
        } catch (Throwable t) {
            // The JVM is on its way out; there is nobody to tell.
        }
    }
}
