package dev.stowaway.launch;

import dev.stowaway.access.Access;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM which locks the current thread holds. It knows for certain of monitors and of synchronizers with an
 * owner ({@code ReentrantLock}, a write lock), and of nothing else: no read lock, no semaphore, no {@code StampedLock},
 * and nothing of virtual threads.
 *
 * <p>The question stops all threads while the JVM walks the heap for synchronizers: 0.3 ms, or 20 for three million
 * objects. No code of the application runs for it. {@code ManagementFactory} is left alone: it loading tells others
 * that the application is interested in management.
 */
final class HeldLocks {
    private static final int MOST = 8;

    /** A thread of a pool holds one of these while it works: that is how the pool knows that it does. */
    private static final String WORKER = "java.util.concurrent.ThreadPoolExecutor$Worker";

    private final ThreadMXBean threads;

    /** @throws LinkageError if this JVM has no management */
    HeldLocks(Access access) {
        try {
            Class<?> factory = Class.forName("sun.management.ManagementFactoryHelper", true, null);
            Method threadBean = factory.getMethod("getThreadMXBean");
            access.open(threadBean);
            threads = (ThreadMXBean) threadBean.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JVM can't be asked which locks a thread holds", e);
        }
    }

    /** A few of them, monitors first. */
    @SuppressWarnings("deprecation") // of getId, which later JDKs call threadId
    List<HeldLock> ofCurrentThread() {
        long[] current = {Thread.currentThread().getId()};
        ThreadInfo info = threads.getThreadInfo(current, true, true)[0];
        List<HeldLock> held = new ArrayList<>();
        if (info == null) {
            return held;
        }
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            add(held, HeldLock.monitor(monitor.getClassName(), text(monitor.getLockedStackFrame())));
        }
        for (LockInfo synchronizer : info.getLockedSynchronizers()) {
            if (!synchronizer.getClassName().equals(WORKER)) {
                add(held, HeldLock.synchronizer(synchronizer.getClassName()));
            }
        }
        return held;
    }

    private static void add(List<HeldLock> held, HeldLock lock) {
        if (held.size() < MOST) {
            held.add(lock);
        }
    }

    /** Without loader and module, as all our frames are. */
    private static @Nullable String text(@Nullable StackTraceElement frame) {
        if (frame == null) {
            return null;
        }
        String file = frame.getFileName();
        String place =
                file == null ? "unknown source" : frame.getLineNumber() > 0 ? file + ":" + frame.getLineNumber() : file;
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }
}
