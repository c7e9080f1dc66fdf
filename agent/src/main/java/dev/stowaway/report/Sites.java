package dev.stowaway.report;

import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The sites seen so far, a bounded number of them, and the locks that belong to none.
 *
 * <p>An open-addressed table, at most half full, from which nothing is removed: a look-up walks from the slot of the
 * hash to the first match or the first empty slot, without a lock and without allocating. Only a new site takes the
 * monitor. {@link #reset} puts an empty table in its place. Thread-safe.
 */
public final class Sites {
    static final int LIMIT = 4096;

    private static final int ID_MASK = 0xffffff;

    private final Policy policy;
    private final int limit;
    private volatile AtomicReferenceArray<@Nullable Site> table;
    private final LongAdder beyondLimit = new LongAdder();
    private volatile Outcomes outcomesBeyondLimit = new Outcomes();
    private final LongAdder jdkOwned = new LongAdder();
    private volatile @Nullable LongAdder countedElsewhere;

    private final List<Site> inOrder = new ArrayList<>();
    private final Set<Integer> ids = new HashSet<>();

    public Sites(Policy policy) {
        this(policy, LIMIT);
    }

    Sites(Policy policy, int limit) {
        this.policy = policy;
        this.limit = limit;
        this.table = emptyTable(limit);
    }

    private static AtomicReferenceArray<@Nullable Site> emptyTable(int limit) {
        return new AtomicReferenceArray<>(Integer.highestOneBit(limit) * 4);
    }

    /**
     * Counts a lock at its site, which is known or new.
     *
     * @return the site; null if it is a new one beyond the limit: the lock is counted and told of in the summary only
     */
    public @Nullable Site count(Occurrence occurrence) {
        Site site = find(occurrence.kind(), occurrence.pattern(), occurrence.callSite(), occurrence.destination());
        if (site == null) {
            site = add(occurrence);
        }
        if (site == null) {
            beyondLimit.increment();
        } else {
            site.count();
        }
        return site;
    }

    /**
     * The site of that identity; null if there was no lock there yet.
     *
     * @param callSite the calling method, without a line: code added above it does not make another site
     * @param destination the kind of destination, without what differs from stream to stream
     */
    public @Nullable Site find(String kind, String pattern, String callSite, String destination) {
        AtomicReferenceArray<@Nullable Site> current = table;
        return current.get(slot(current, kind, pattern, callSite, destination));
    }

    /** Counts a lock that is a part of a JDK collection and none of the application's. */
    public void passOver() {
        jdkOwned.increment();
    }

    /** Such locks are counted in {@code counter} as well. */
    public void alsoPassedOver(LongAdder counter) {
        countedElsewhere = counter;
    }

    /** How many locks were passed over so far. */
    public long passedOver() {
        LongAdder elsewhere = countedElsewhere;
        return jdkOwned.sum() + (elsewhere == null ? 0 : elsewhere.sum());
    }

    /** How many locks were met at sites for which there was no room. */
    public long beyondLimit() {
        return beyondLimit.sum();
    }

    /** Takes note of what was done about such a lock. */
    public void noteBeyondLimit(Outcome outcome) {
        if (outcome.verdict().action().replaces() && !outcomesBeyondLimit.count(outcome)) {
            outcomesBeyondLimit.add(outcome);
        }
    }

    /** What became of those of them that were to be replaced. */
    Outcomes outcomesBeyondLimit() {
        return outcomesBeyondLimit;
    }

    /** How many sites are told apart. */
    int limit() {
        return limit;
    }

    /** All sites, the oldest first. */
    public synchronized List<Site> all() {
        return List.copyOf(inOrder);
    }

    /** Forgets all sites and counts. A lock that is counted meanwhile may be among them. */
    public synchronized void reset() {
        inOrder.clear();
        ids.clear();
        table = emptyTable(limit);
        beyondLimit.reset();
        outcomesBeyondLimit = new Outcomes();
        jdkOwned.reset();
        LongAdder elsewhere = countedElsewhere;
        if (elsewhere != null) {
            elsewhere.reset();
        }
    }

    private synchronized @Nullable Site add(Occurrence occurrence) {
        String kind = occurrence.kind();
        String pattern = occurrence.pattern();
        String callSite = occurrence.callSite();
        String destination = occurrence.destination();
        AtomicReferenceArray<@Nullable Site> current = table;
        int slot = slot(current, kind, pattern, callSite, destination);
        Site known = current.get(slot);
        if (known != null || inOrder.size() == limit) {
            return known;
        }
        Site site = new Site(freeId(kind, pattern, callSite, destination), occurrence, policy);
        inOrder.add(site);
        current.set(slot, site);
        return site;
    }

    /** Where the site is, or the empty slot where it would be. */
    private static int slot(
            AtomicReferenceArray<@Nullable Site> table,
            String kind,
            String pattern,
            String callSite,
            String destination) {
        int hash = kind.hashCode();
        hash = 31 * hash + pattern.hashCode();
        hash = 31 * hash + callSite.hashCode();
        hash = 31 * hash + destination.hashCode();
        int mask = table.length() - 1;
        int slot = (hash ^ hash >>> 16) & mask;
        Site site = table.get(slot);
        while (site != null && !site.is(kind, pattern, callSite, destination)) {
            slot = (slot + 1) & mask;
            site = table.get(slot);
        }
        return slot;
    }

    /** From the identity alone, so that a site keeps its id from run to run; the next free one if it is taken. */
    private String freeId(String kind, String pattern, String callSite, String destination) {
        CRC32 checksum = new CRC32();
        String identity = kind + "\n" + pattern + "\n" + callSite + "\n" + destination;
        checksum.update(identity.getBytes(StandardCharsets.UTF_8));
        int id = (int) checksum.getValue() & ID_MASK;
        while (!ids.add(id)) {
            id = (id + 1) & ID_MASK;
        }
        return Integer.toHexString(ID_MASK + 1 + id).substring(1);
    }
}
