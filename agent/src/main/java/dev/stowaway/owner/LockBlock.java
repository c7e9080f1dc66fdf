package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockState;
import dev.stowaway.locks.Synchronizers;
import dev.stowaway.owner.Holds.Hold;
import dev.stowaway.wire.LockMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one lock, in lines: what it is, who has it, who waits.
 *
 * <p>Of threads of other processes, which surrogates stand for, everything is known; of this process's own, what the lock
 * records and its final methods tell. Nothing is asked that an application could have overridden or that could wait.
 */
final class LockBlock {
    private static final long NS_PER_S = 1_000_000_000;
    private static final long MS_PER_S = 1_000;
    private static final long LONG_S = 120;

    private final Owner owner;
    private final Synchronizers synchronizers;
    private final LockState states;
    private final Map<Thread, Surrogate> surrogates;
    private final List<String> lines = new ArrayList<>();

    LockBlock(Owner owner, Synchronizers synchronizers, LockState states, Map<Thread, Surrogate> surrogates) {
        this.owner = owner;
        this.synchronizers = synchronizers;
        this.states = states;
        this.surrogates = surrogates;
    }

    /** Empty if none of them is there any more. */
    List<String> of(List<Export> family) {
        Export first = family.get(0);
        for (Export export : family) {
            boolean isCondition = export.kind() == LockKind.CONDITION;
            if (!isCondition && (first.kind() == LockKind.CONDITION || export.kind() == LockKind.READ_WRITE_LOCK)) {
                first = export;
            }
        }
        Object lock = first.get();
        if (lock != null) {
            lines.add(first.path());
            add("lock", lock.getClass().getName() + ", " + states.of(first.kind(), lock));
            addHolders(first);
            addWaiting(first, lock);
            addRelatives(first, family);
            addAbandoned(family);
            addProxies(family);
        }
        return lines;
    }

    /** Those that the state does not name: readers, who has an application's lock or the permits of a semaphore. */
    private void addHolders(Export first) {
        for (Surrogate surrogate : surrogates.values()) {
            for (Hold hold : surrogate.holds().of(first.family())) {
                if (isRead(hold)) {
                    add("reading", surrogate.standsFor().toString());
                } else if (first.kind() == LockKind.APPLICATION_LOCK) {
                    add("held by", surrogate.standsFor().toString());
                }
            }
        }
        for (Peer peer : owner.server().peers()) {
            long taken = first.taken(peer);
            if (taken > 0) {
                add("permits", taken + " taken by " + peer.process());
            } else if (taken < 0) {
                add("permits", -taken + " more given back than taken by " + peer.process());
            }
        }
    }

    private static boolean isRead(Hold hold) {
        return hold.mode() == LockMode.READ.ordinal() || hold.export().kind() == LockKind.READ_LOCK;
    }

    /** In the order in which they came, as far as there is one. */
    private void addWaiting(Export first, Object lock) {
        Set<Thread> told = new HashSet<>();
        List<Thread> queued = new ArrayList<>(synchronizers.queued(first.kind(), lock));
        for (int i = queued.size() - 1; i >= 0; i--) {
            Thread thread = queued.get(i);
            told.add(thread);
            add("waiting", WaitGraph.known(thread, surrogates) + since(surrogates.get(thread)));
        }
        for (Map.Entry<Thread, Surrogate> entry : surrogates.entrySet()) {
            Export blockedAt = entry.getValue().request().blockedAt();
            if (blockedAt != null && blockedAt.family() == first.family() && told.add(entry.getKey())) {
                boolean isCondition = blockedAt.kind() == LockKind.CONDITION;
                add(
                        isCondition ? "awaiting" : "waiting",
                        entry.getValue().standsFor()
                                + since(entry.getValue())
                                + (isCondition ? ", for a signal of " + blockedAt.path() : ""));
            }
        }
    }

    private static String since(@Nullable Surrogate surrogate) {
        return surrogate == null
                ? ""
                : ", for " + age((System.nanoTime() - surrogate.request().sinceNs()) / NS_PER_S);
    }

    /** What else was handed out and is the same lock. */
    private void addRelatives(Export first, List<Export> family) {
        for (Export export : family) {
            Object relative = export.get();
            if (export.id() == first.id() || relative == null) {
                continue;
            }
            if (export.kind() == LockKind.CONDITION) {
                add("condition", export.path() + ", " + states.awaiting(relative));
            } else {
                add("view", export.path() + ", " + relative.getClass().getName());
            }
        }
    }

    private void addAbandoned(List<Export> family) {
        for (Export export : family) {
            AbandonedLock mark = owner.abandonments().of(export);
            if (mark != null) {
                long seconds = (System.currentTimeMillis() - mark.sinceMs()) / MS_PER_S;
                add("abandoned", "by " + mark.thread() + " of " + mark.process() + ", " + age(seconds) + " ago");
            }
        }
    }

    private void addProxies(List<Export> family) {
        List<String> processes = new ArrayList<>();
        for (Peer peer : owner.server().peers()) {
            boolean isAdopted = false;
            for (Export export : family) {
                isAdopted |= peer.hasAdopted(export);
            }
            if (isAdopted) {
                processes.add(peer.process());
            }
        }
        add("proxies", processes.isEmpty() ? "none at present" : "in " + String.join(", ", processes));
    }

    private static String age(long seconds) {
        if (seconds < LONG_S) {
            return seconds + " s";
        }
        return seconds < LONG_S * 60 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private void add(String label, String text) {
        lines.add("  " + label + " ".repeat(Math.max(1, 11 - label.length())) + text);
    }
}
