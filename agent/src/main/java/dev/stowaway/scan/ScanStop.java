package dev.stowaway.scan;

/** Ends the reading of a stream: it is broken, or a limit is reached. */
final class ScanStop extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean limit;

    private ScanStop(String reason, boolean limit) {
        super(reason, null, false, false);
        this.reason = reason;
        this.limit = limit;
    }

    /** The bytes are not what the grammar demands. */
    static ScanStop broken(String reason) {
        return new ScanStop(reason, false);
    }

    /** Enough was read. */
    static ScanStop limit(String reason) {
        return new ScanStop(reason, true);
    }

    String reason() {
        return reason;
    }

    /** Whether the scan ends with this, and not the stream alone. */
    boolean endsScan() {
        return limit;
    }
}
