package dev.stowaway.remote;

import dev.stowaway.wire.Daemons;
import java.lang.ref.Cleaner;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What is done for the proxies of one owner, in order, on another thread than those that use them. Each owner has its own,
 * since one that is stopped makes it wait; there is a thread only while there is work. What is for later, and makes nobody
 * wait, one thread does for all owners.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is done here
final class Upkeep {
    /** Tells when proxies are gone. Its thread comes with the first proxy. */
    static final Cleaner CLEANER = Cleaner.create();

    private static final ScheduledThreadPoolExecutor LATER = Daemons.executor("stowaway-upkeep");

    private final ScheduledThreadPoolExecutor executor = Daemons.executor("stowaway-proxies");

    void run(Runnable work) {
        executor.execute(work);
    }

    static void runIn(long nanos, Runnable work) {
        LATER.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }
}
