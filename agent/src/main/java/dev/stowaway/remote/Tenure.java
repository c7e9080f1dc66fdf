package dev.stowaway.remote;

/**
 * That a thread of this process holds a lock of another. Only that thread changes it.
 *
 * <p>The owner knows one hold however often the thread has locked: reentry is counted here.
 */
final class Tenure {
    private final Thread thread = Thread.currentThread();
    private final Session session;
    private int count = 1;

    Tenure(Session session) {
        this.session = session;
    }

    boolean isOfCurrentThread() {
        return thread == Thread.currentThread();
    }

    Thread thread() {
        return thread;
    }

    Session session() {
        return session;
    }

    int count() {
        return count;
    }

    void enter() {
        if (count == Integer.MAX_VALUE) {
            throw new Error("Maximum lock count exceeded"); // as the JDK's lock says it
        }
        count++;
    }

    /** True if that was the outermost. */
    boolean leave() {
        count--;
        return count == 0;
    }
}
