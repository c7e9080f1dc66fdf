package dev.stowaway.wire;

/** The number of a thread in its JVM. */
public final class ThreadNumber {
    private ThreadNumber() {}

    @SuppressWarnings("deprecation") // threadId() comes with JDK 19
    public static long of(Thread thread) {
        return thread.getId();
    }
}
