package dev.stowaway.launch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When to ask for the locks that a thread holds: at the first two launches of a call site, then at the 4th, 8th, 16th
 * and so on, if that is a minute after the last time. Thread-safe.
 */
final class QueryTimes {
    private static final int MOST_SITES = 1_024;
    private static final int FIRST_LAUNCHES = 2;
    private static final long PAUSE_NS = 60_000_000_000L;

    private static final int ALWAYS = 32;
    private static final int PAUSE_FACTOR = 200;

    private final AtomicInteger looks = new AtomicInteger();
    private volatile long nextLookNs;
    private final ConcurrentMap<String, Count> counts = new ConcurrentHashMap<>();

    /**
     * Whether to find out where the launch comes from: at the first launches of the JVM in any case, then so that it
     * takes no more than half a percent of the time, when launches come in a burst.
     */
    boolean isWorthALook(long nowNs) {
        return looks.get() < ALWAYS || nowNs - nextLookNs >= 0;
    }

    /** Takes note of how long that took. */
    void looked(long beforeNs, long afterNs) {
        if (looks.get() < ALWAYS) {
            looks.incrementAndGet();
        }
        nextLookNs = afterNs + (afterNs - beforeNs) * PAUSE_FACTOR;
    }

    /** Counts a launch at that site, and says whether to ask. Sites beyond the limit are never asked about. */
    boolean isDue(String callSite, long nowNs) {
        Count count = counts.get(callSite);
        if (count == null) {
            if (counts.size() >= MOST_SITES) {
                return false;
            }
            counts.putIfAbsent(callSite, new Count());
            count = counts.get(callSite);
        }
        return count.isDue(nowNs);
    }

    private static final class Count {
        private long launches;
        private long lastNs;

        synchronized boolean isDue(long nowNs) {
            launches++;
            boolean isFirst = launches <= FIRST_LAUNCHES;
            boolean isDue = isFirst || (Long.bitCount(launches) == 1 && nowNs - lastNs >= PAUSE_NS);
            lastNs = isDue ? nowNs : lastNs;
            return isDue;
        }
    }
}
