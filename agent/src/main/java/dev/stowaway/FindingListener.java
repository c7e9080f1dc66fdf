package dev.stowaway;

/**
 * Hears of findings as they are made.
 *
 * <p>Called once for each site, after the log was written, on the thread that serializes and in the middle of its
 * {@code writeObject}: with {@code action=fail} before that throws, so that a test knows when it returns. It should
 * not take long. Several threads may call at once.
 *
 * <p>Locks that the listener itself serializes on that thread are neither reported nor counted. What it throws goes no
 * further than the log, where the first is named; the application's {@code writeObject} goes on.
 */
@FunctionalInterface
public interface FindingListener {
    void found(Finding finding);
}
