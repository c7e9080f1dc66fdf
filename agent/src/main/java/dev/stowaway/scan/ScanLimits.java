package dev.stowaway.scan;

/**
 * How far a scan may go. Memory is bounded in any case.
 *
 * @param bytes how many bytes are read
 * @param depth how deep objects may be nested
 * @param millis for how long
 */
public record ScanLimits(long bytes, int depth, long millis) {
    private static final int DEEPEST = 50_000;

    /** @throws IllegalArgumentException if a limit is not positive, or the depth is beyond 50000 */
    public ScanLimits {
        if (bytes <= 0 || depth <= 0 || millis <= 0 || depth > DEEPEST) {
            throw new IllegalArgumentException("limits must be positive, and the depth at most " + DEEPEST + ": "
                    + bytes + " bytes, depth " + depth + ", " + millis + " ms");
        }
    }

    /** For files: as much as there is, for as long as it takes. */
    public static ScanLimits none() {
        return new ScanLimits(Long.MAX_VALUE, DEEPEST, Long.MAX_VALUE);
    }

    /** For what an application waits for, such as an argument of a process that it launches. */
    public static ScanLimits brief() {
        return new ScanLimits(1 << 20, 1_000, 100);
    }
}
