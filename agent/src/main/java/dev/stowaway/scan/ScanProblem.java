package dev.stowaway.scan;

/**
 * Why something could not be read, or is not told exactly.
 *
 * @param at the byte at which that was noticed, counted from 0
 */
public record ScanProblem(long at, String reason) {
    @Override
    public String toString() {
        return "at byte " + at + ": " + reason;
    }
}
