package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.report.Deadlock;

/** Who is told of what befalls shared locks. Called on threads of Stowaway. */
public interface Incidents {
    /** A process died, or a connection broke, while a thread of it held the lock. */
    void abandoned(AbandonedLock lock, boolean isReleased);

    /** Something to be known, in one line: a process died and others wait for it, a copy was changed. */
    void warning(String message);

    /** Threads wait for one another in a circle, and that was not told yet. */
    void deadlock(Deadlock deadlock);

    /** A listener of the application threw. */
    void listenerThrew(Throwable thrown);

    /** Something inside Stowaway failed. */
    void failed(Throwable failure);

    /** What to say of an abandoned lock. */
    static String text(AbandonedLock lock, boolean isReleased) {
        return "a shared lock was abandoned: " + lock.path() + "; thread \"" + lock.thread() + "\" of " + lock.process()
                + " held it and is gone. What it protects may be half done. "
                + (isReleased
                        ? "The lock was released"
                        : "The lock stays locked until SharedLocks.recover is called for it");
    }
}
