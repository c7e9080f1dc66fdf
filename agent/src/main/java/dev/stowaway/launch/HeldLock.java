package dev.stowaway.launch;

import org.jspecify.annotations.Nullable;

/**
 * A lock that a thread holds.
 *
 * @param lockClass its class, as users know it
 * @param what the class, with what else is to be said of it
 * @param frame the one that took it, as a stack trace prints it; null if the JVM does not keep that
 */
record HeldLock(String lockClass, String what, @Nullable String frame) {
    private static final String JDK_LOCKS = "java.util.concurrent.locks.";

    static HeldLock monitor(String className, @Nullable String frame) {
        return new HeldLock(className, className + ", its monitor", frame);
    }

    /** @param className of the synchronizer, which locks of the JDK hide in a class of their own */
    static HeldLock synchronizer(String className) {
        int nested = className.indexOf('$');
        String owner = className.startsWith(JDK_LOCKS) && nested > 0 ? className.substring(0, nested) : className;
        boolean isWriteLock = owner.equals(JDK_LOCKS + "ReentrantReadWriteLock");
        return new HeldLock(owner, isWriteLock ? owner + ", its write lock" : owner, null);
    }
}
