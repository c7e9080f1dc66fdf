package dev.stowaway.launch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * When to ask for the locks that a thread holds: at the first two launches of a call site, then at the 4th, 8th, 16th
 * and so on, if that is a minute after the last time. Thread-safe.
 */
final class QueryTimes {
    private static final int MOST_SITES = 1_024;
    private static final int FIRST_LAUNCHES = 2;
    private static final long PAUSE_NS = 60_000_000_000L;

    private static final int MOST_IN_VAIN = 8;
    private static final int PAUSE_FACTOR = 500;

    /** A look during which the JVM or the machine did something else says nothing about the next one. */
    private static final long LONGEST_PAUSE_NS = 1_000_000_000;

    /** Looks in a row at launches about which there was nothing to ask; about so many, threads may count at once. */
    private volatile int inVain;

    private volatile long nextLookNs;
    private final ConcurrentMap<String, Count> counts = new ConcurrentHashMap<>();

    /**
     * Whether to find out where the launch comes from: as long as that led to a question lately, then so that it takes
     * no more than a fifth of a percent of the time, when launches come in a burst.
     */
    boolean isWorthALook(long nowNs) {
        return inVain < MOST_IN_VAIN || nowNs - nextLookNs >= 0;
    }

    /** Takes note of how long that took. */
    void looked(long beforeNs, long afterNs) {
        nextLookNs = afterNs + Math.min((afterNs - beforeNs) * PAUSE_FACTOR, LONGEST_PAUSE_NS);
    }

    /** Counts a launch at that site, and says whether to ask. Sites beyond the limit are never asked about. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // as its comment says
    boolean isDue(String callSite, long nowNs) {
        Count count = count(callSite);
        boolean isDue = count != null && count.isDue(nowNs);
        if (isDue) {
            inVain = 0;
        } else if (inVain < MOST_IN_VAIN) {
            inVain++;
        }
        return isDue;
    }

    private @Nullable Count count(String callSite) {
        Count count = counts.get(callSite);
        if (count == null && counts.size() < MOST_SITES) {
            counts.putIfAbsent(callSite, new Count());
            count = counts.get(callSite);
        }
        return count;
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
