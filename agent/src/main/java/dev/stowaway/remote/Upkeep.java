package dev.stowaway.remote;

import java.lang.ref.Cleaner;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** What is done for proxies on other threads than those that use them; each is there only while there is such work. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
final class Upkeep {
    /** Tells owners that proxies are gone. Its thread comes with the first proxy. */
    static final Cleaner CLEANER = Cleaner.create();

    private static final long IDLE_S = 5;
    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Upkeep() {}

    static void run(Runnable work) {
        EXECUTOR.execute(work);
    }

    static void runIn(long millis, Runnable work) {
        EXECUTOR.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Daemons());
        executor.setKeepAliveTime(IDLE_S, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
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
