package dev.stowaway.tests.histories;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Semaphore}. Permits belong to nobody, but a process that dies gives back those that it took and did not
 * release.
 */
public record SemaphoreModel(int permits) implements Model<SemaphoreModel.State> {
    /**
     * The permits that are there, and where the others are.
     *
     * @param taken by process, where it is more than none
     */
    public record State(int available, Map<String, Integer> taken) {
        State take(String process, int permits) {
            Map<String, Integer> changed = new TreeMap<>(taken);
            changed.merge(process, permits, Integer::sum);
            changed.values().removeIf(count -> count <= 0);
            return new State(available - permits, changed);
        }
    }

    @Override
    public State initial() {
        return new State(permits, Map.of());
    }

    @Override
    public @Nullable State after(State state, Operation operation, int step) {
        String process = operation.client().process();
        return switch (operation.name()) {
            case "acquire", "acquireUninterruptibly", "tryAcquire" -> acquires(state, operation);
            case "release" -> operation.succeeded() ? state.take(process, -number(operation)) : null;
            case "availablePermits" -> Answers.check(state, operation, state.available);
            case History.DEATH -> state.take(process, -state.taken.getOrDefault(process, 0));
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private static @Nullable State acquires(State state, Operation operation) {
        boolean enough = state.available >= number(operation);
        if (operation.succeeded()) {
            return enough ? state.take(operation.client().process(), number(operation)) : null;
        }
        return Answers.gaveUp(operation) || (operation.failed() && !enough) ? state : null;
    }

    /** Of permits. */
    private static int number(Operation operation) {
        return operation.number(0, 1);
    }
}
