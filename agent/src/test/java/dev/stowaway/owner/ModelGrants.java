package dev.stowaway.owner;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Of the {@link Model}: who has what, and whether more is to be had. */
final class ModelGrants {
    static final int PERMITS = 3;
    static final int COUNT = 2;

    /** What can be acquired and released. */
    enum Thing {
        LOCK,
        READ,
        WRITE,
        PERMITS,
        LATCH;

        /** Whether it has to be released by the thread that acquired it. */
        boolean isHeldByThreads() {
            return this != PERMITS && this != LATCH;
        }
    }

    private final Map<Thing, Map<Integer, Integer>> held = new EnumMap<>(Thing.class);
    private final Map<Integer, Integer> permitsOfProcesses = new TreeMap<>();
    private int permits = PERMITS;
    private int count = COUNT;

    ModelGrants() {
        for (Thing thing : Thing.values()) {
            held.put(thing, new TreeMap<>());
        }
    }

    /** The process of a thread. */
    static int process(int thread) {
        return thread / 2;
    }

    /** Who holds it, how often. */
    Map<Integer, Integer> holders(Thing thing) {
        return Objects.requireNonNull(held.get(thing));
    }

    int held(int thread, Thing thing) {
        return holders(thing).getOrDefault(thread, 0);
    }

    int total(Thing thing) {
        return holders(thing).values().stream().mapToInt(holds -> holds).sum();
    }

    int permits() {
        return permits;
    }

    int count() {
        return count;
    }

    /** How many permits its process has. */
    int permitsOf(int thread) {
        return permitsOfProcesses.getOrDefault(process(thread), 0);
    }

    /** Whether so much can be had, were nobody waiting. */
    boolean isFree(int thread, Thing thing, int amount) {
        boolean isWriter = held(thread, Thing.WRITE) > 0;
        return switch (thing) {
            case LOCK -> total(Thing.LOCK) == held(thread, Thing.LOCK);
            case READ -> isWriter || total(Thing.WRITE) == 0;
            case WRITE -> isWriter || total(Thing.WRITE) + total(Thing.READ) == 0;
            case PERMITS -> permits >= amount;
            case LATCH -> count == 0;
        };
    }

    /** Whether the thread has it in a way that lets it take more past those who wait. */
    boolean isInside(int thread, Thing thing) {
        return held(thread, thing) > 0 || (thing == Thing.READ && held(thread, Thing.WRITE) > 0);
    }

    void take(int thread, Thing thing, int amount) {
        switch (thing) {
            case LOCK, READ, WRITE -> holders(thing).merge(thread, amount, ModelGrants::sum);
            case PERMITS -> {
                permits -= amount;
                permitsOfProcesses.merge(process(thread), amount, Integer::sum);
            }
            case LATCH -> {} // It is opened, and not taken.
        }
    }

    void giveBack(int thread, Thing thing, int amount) {
        if (thing == Thing.LATCH) {
            count = Math.max(count - 1, 0);
        } else {
            take(thread, thing, -amount);
        }
    }

    void giveAllBack(int thread) {
        for (Map<Integer, Integer> holders : held.values()) {
            holders.remove(thread);
        }
    }

    @SuppressWarnings("NullAway") // null removes the entry
    private static Integer sum(Integer holds, Integer more) {
        return holds + more == 0 ? null : Integer.valueOf(holds + more);
    }
}
