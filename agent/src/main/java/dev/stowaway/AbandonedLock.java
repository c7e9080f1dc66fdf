package dev.stowaway;

/**
 * A lock of this process that a thread of another one held when that process died, or when the connection to it broke. What
 * the lock protects may be half done.
 *
 * @param lock the lock itself
 * @param path by which it got into the first stream
 * @param process who held it: {@code process 4711 (com.acme.Worker)}
 * @param thread the name of the thread there
 * @param sinceMs when that was noticed, in milliseconds of the epoch
 */
public record AbandonedLock(Object lock, String path, String process, String thread, long sinceMs) {}
