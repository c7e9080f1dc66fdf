package dev.stowaway.remote;

import java.lang.ref.Cleaner;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * What is done for the proxies of one owner, in order, on another thread than those that use them. Each owner has its own,
 * since one that is stopped makes it wait; there is a thread only while there is work.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
final class Upkeep {
    /** Tells when proxies are gone. Its thread comes with the first proxy. */
    static final Cleaner CLEANER = Cleaner.create();

    private static final long IDLE_S = 5;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Daemons());

    Upkeep() {
        executor.setKeepAliveTime(IDLE_S, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    void run(Runnable work) {
        executor.execute(work);
    }

    void runIn(long millis, Runnable work) {
        executor.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    private static final class Daemons implements ThreadFactory {
        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(null, work, "stowaway-proxies", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null); // that of an application would be kept alive
            return thread;
        }
    }
}
