package dev.stowaway.owner;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What has to be done from time to time, on a thread that is there only while there is something of the kind. */
final class Housekeeping {
    private static final long IDLE_S = 5;

    private final Owner owner;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Daemons());
    private final AtomicBoolean isGraceScheduled = new AtomicBoolean();

    Housekeeping(Owner owner) {
        this.owner = owner;
        executor.setKeepAliveTime(IDLE_S, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** A lock was written. */
    void graceBegan() {
        if (!isGraceScheduled.get() && isGraceScheduled.compareAndSet(false, true)) {
            executor.schedule(new EndGraces(), Exports.GRACE_NS, TimeUnit.NANOSECONDS);
        }
    }

    private final class EndGraces implements Runnable {
        @Override
        public void run() {
            isGraceScheduled.set(false);
            long now = System.nanoTime();
            owner.exports().endGraces(now);
            long next = owner.exports().nextGraceEndNs();
            if (next != 0 && isGraceScheduled.compareAndSet(false, true)) {
                executor.schedule(this, Math.max(next - now, 1_000_000), TimeUnit.NANOSECONDS);
            }
        }
    }

    private static final class Daemons implements ThreadFactory {
        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(null, work, "stowaway-housekeeping", 0, false);
            thread.setDaemon(true);
            return thread;
        }
    }
}
