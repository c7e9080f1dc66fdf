package dev.stowaway.owner;

import dev.stowaway.wire.ThreadNumber;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the threads of this process wait for at one moment, as the JVM knows it. It numbers the waits of a platform thread: one
 * that is in the same wait at two moments did nothing in between, and holds what it held. Of virtual threads it knows the
 * state alone.
 */
final class Waits {
    /** The thread does not wait, or not for ever. */
    static final long NONE = -1;

    private static final long UNNUMBERED = 0;

    private final Map<Long, ThreadInfo> threads = new HashMap<>();

    /** Of now. */
    Waits() {
        try {
            ThreadMXBean bean = ManagementFactory.getThreadMXBean();
            for (ThreadInfo info : bean.getThreadInfo(bean.getAllThreadIds(), 0)) {
                if (info != null) {
                    threads.put(info.getThreadId(), info);
                }
            }
        } catch (LinkageError noManagement) {
            // A runtime image without it.
        }
    }

    /** All that the JVM knows of. */
    Collection<ThreadInfo> all() {
        return threads.values();
    }

    /** The number of the wait that the thread is in; {@link #NONE} if it goes on by itself. */
    long of(Thread thread) {
        ThreadInfo info = threads.get(ThreadNumber.of(thread));
        if (info != null) {
            return of(info);
        }
        return isEndless(thread.getState()) ? UNNUMBERED : NONE;
    }

    static long of(ThreadInfo info) {
        return isEndless(info.getThreadState()) ? info.getBlockedCount() + info.getWaitedCount() : NONE;
    }

    private static boolean isEndless(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }
}
