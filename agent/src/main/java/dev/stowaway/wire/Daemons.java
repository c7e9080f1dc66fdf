package dev.stowaway.wire;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Stowaway's own threads: an application ends without asking them, and its class loader is not kept alive by them. */
public final class Daemons implements ThreadFactory {
    private static final long IDLE_S = 5;

    private final String name;

    private Daemons(String name) {
        this.name = name;
    }

    /** A thread that is still to be started. */
    public static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** For work of one kind, one after the other; there is a thread only while there is work. */
    public static ScheduledThreadPoolExecutor executor(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, new Daemons(name));
        executor.setKeepAliveTime(IDLE_S, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public Thread newThread(Runnable work) {
        return thread(work, name);
    }
}
