package dev.stowaway.owner;

import dev.stowaway.owner.Model.Answer;
import dev.stowaway.owner.ModelGrants.Thing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of the {@link Model}: who waits for what, and in which order. */
final class ModelWaits {
    private final Map<Thing, List<Wait>> queues = new EnumMap<>(Thing.class);
    private final List<Wait> awaiting = new ArrayList<>();

    /**
     * @param isRelock after it awaited the condition, which nothing ends
     * @param answer once it has the thing; null if nobody wants to know any more
     */
    record Wait(
            int thread,
            Thing thing,
            int amount,
            boolean isRelock,
            @Nullable Answer answer) {
        Wait with(@Nullable Answer other) {
            return new Wait(thread, thing, amount, isRelock, other);
        }
    }

    ModelWaits() {
        for (Thing thing : Set.of(Thing.LOCK, Thing.WRITE, Thing.PERMITS, Thing.LATCH)) {
            queues.put(thing, new ArrayList<>());
        }
    }

    /** Who wants to read and who wants to write stand in one queue. */
    List<Wait> queue(Thing thing) {
        return Objects.requireNonNull(queues.get(thing == Thing.READ ? Thing.WRITE : thing));
    }

    Collection<List<Wait>> queues() {
        return queues.values();
    }

    /** For a signal. */
    List<Wait> awaiting() {
        return awaiting;
    }

    @Nullable
    Wait of(int thread) {
        return Stream.concat(Stream.of(awaiting), queues.values().stream())
                .flatMap(List::stream)
                .filter(wait -> wait.thread == thread)
                .findFirst()
                .orElse(null);
    }

    Map<Thing, List<Integer>> queued() {
        Map<Thing, List<Integer>> queued = new EnumMap<>(Thing.class);
        queues.forEach((thing, waits) -> queued.put(thing, threads(waits)));
        return queued;
    }

    Set<Integer> threadsAwaiting() {
        return new TreeSet<>(threads(awaiting));
    }

    private static List<Integer> threads(List<Wait> waits) {
        return waits.stream().map(Wait::thread).toList();
    }
}
