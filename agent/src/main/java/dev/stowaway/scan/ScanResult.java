package dev.stowaway.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan has found.
 *
 * @param bytes how many were read
 * @param streams how many serialization streams began in them
 * @param locks how many locks were found, each with its views and conditions counted as one
 * @param passedOver locks that collections of the JDK write by design and restore
 * @param first the first of the locks; null if there is none
 * @param problems the first ones, in the order of the bytes
 * @param moreProblems how many there were beyond these
 */
public record ScanResult(
        long bytes,
        long streams,
        long locks,
        long passedOver,
        @Nullable ScannedLock first,
        List<ScanProblem> problems,
        long moreProblems) {
    public ScanResult {
        problems = List.copyOf(problems);
    }
}
