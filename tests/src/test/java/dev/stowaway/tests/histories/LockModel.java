package dev.stowaway.tests.histories;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lock that belongs to a thread, with one condition. A wait takes two steps: it lets go of the lock, and has it again.
 * What it waits for isn't part of the model: a wait may end without a signal, as the JDK's may.
 *
 * @param limit how often one thread may hold it
 */
public record LockModel(int limit) implements Model<LockModel.State> {
    /**
     * Who holds it, and who waits for its condition.
     *
     * @param holder null if nobody holds it
     * @param waiting the holds of the threads that wait for the condition
     */
    public record State(@Nullable Client holder, int holds, Map<Client, Integer> waiting) {
        State held(Client by, int times) {
            return new State(times == 0 ? null : by, times, waiting);
        }

        boolean isHeldBy(Client client) {
            return client.equals(holder);
        }
    }

    /** A {@code ReentrantLock}. */
    public static LockModel reentrant() {
        return new LockModel(Integer.MAX_VALUE);
    }

    /** A lock that nobody gets who has it. */
    public static LockModel mutex() {
        return new LockModel(1);
    }

    @Override
    public State initial() {
        return new State(null, 0, Map.of());
    }

    @Override
    public int steps(Operation operation) {
        return isWait(operation) && !operation.threw(IllegalMonitorStateException.class) ? 2 : 1;
    }

    @Override
    public @Nullable State after(State state, Operation operation, int step) {
        if (isWait(operation)) {
            return step == 0 ? waits(state, operation) : wakes(state, operation.client());
        }
        return switch (operation.name()) {
            case "lock", "lockInterruptibly", "tryLock" -> acquires(state, operation);
            case "unlock", "signal", "signalAll" -> uses(state, operation);
            case "isLocked" -> Answers.check(state, operation, state.holder != null);
            case "isHeldByCurrentThread" -> Answers.check(state, operation, state.isHeldBy(operation.client()));
            case "getHoldCount" ->
                Answers.check(state, operation, state.isHeldBy(operation.client()) ? state.holds : 0);
            case History.DEATH -> dies(state, operation.client().process());
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private @Nullable State acquires(State state, Operation operation) {
        Client client = operation.client();
        boolean free = state.holder == null || (state.isHeldBy(client) && state.holds < limit);
        if (operation.succeeded()) {
            return free ? state.held(client, state.holds + 1) : null;
        }
        return Answers.gaveUp(operation) || (operation.failed() && !free) ? state : null;
    }

    private @Nullable State uses(State state, Operation operation) {
        if (operation.threw(IllegalMonitorStateException.class)) {
            return state.isHeldBy(operation.client()) ? null : state;
        }
        if (!operation.succeeded() || !state.isHeldBy(operation.client())) {
            return null;
        }
        return operation.name().equals("unlock") ? state.held(operation.client(), state.holds - 1) : state;
    }

    private @Nullable State waits(State state, Operation operation) {
        Client client = operation.client();
        boolean refused = steps(operation) == 1;
        if (refused == state.isHeldBy(client)) {
            return null;
        }
        if (refused) {
            return state;
        }
        Map<Client, Integer> waiting = new HashMap<>(state.waiting);
        waiting.put(client, state.holds);
        return new State(null, 0, Map.copyOf(waiting));
    }

    private static @Nullable State wakes(State state, Client client) {
        Map<Client, Integer> waiting = new HashMap<>(state.waiting);
        Integer holds = waiting.remove(client);
        return holds == null || state.holder != null ? null : new State(client, holds, Map.copyOf(waiting));
    }

    private static State dies(State state, String process) {
        Map<Client, Integer> waiting = new HashMap<>(state.waiting);
        waiting.keySet().removeIf(client -> client.process().equals(process));
        boolean holds = state.holder != null && state.holder.process().equals(process);
        return new State(holds ? null : state.holder, holds ? 0 : state.holds, Map.copyOf(waiting));
    }

    private static boolean isWait(Operation operation) {
        return operation.name().equals("await");
    }
}
