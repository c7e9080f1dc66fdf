package dev.stowaway.tests.histories;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code ReentrantReadWriteLock}: {@code read.lock}, {@code write.tryLock 5ms} and so on. */
public record ReadWriteLockModel() implements Model<ReadWriteLockModel.State> {
    /**
     * Who holds it, and how.
     *
     * @param readers and how often each holds the read lock
     * @param writer null if nobody holds the write lock
     */
    public record State(
            Map<Client, Integer> readers, @Nullable Client writer, int writes) {
        boolean isWrittenBy(Client client) {
            return client.equals(writer);
        }

        boolean mayRead(Client client) {
            return writer == null || isWrittenBy(client);
        }

        /** Who reads can't come to write, but who writes may come to read. */
        boolean mayWrite(Client client) {
            return isWrittenBy(client) || (writer == null && readers.isEmpty());
        }

        State read(Client client, int change) {
            Map<Client, Integer> changed = new HashMap<>(readers);
            changed.merge(client, change, Integer::sum);
            changed.values().removeIf(holds -> holds == 0);
            return new State(Map.copyOf(changed), writer, writes);
        }

        State write(Client client, int change) {
            int holds = writes + change;
            return new State(readers, holds == 0 ? null : client, holds);
        }
    }

    @Override
    public State initial() {
        return new State(Map.of(), null, 0);
    }

    @Override
    public @Nullable State after(State state, Operation operation, int step) {
        Client client = operation.client();
        return switch (operation.name()) {
            case "read.lock", "read.lockInterruptibly", "read.tryLock" ->
                acquired(state, operation, state.mayRead(client), state.read(client, 1));
            case "write.lock", "write.lockInterruptibly", "write.tryLock" ->
                acquired(state, operation, state.mayWrite(client), state.write(client, 1));
            case "read.unlock" -> released(state, operation, state.readers.containsKey(client), state.read(client, -1));
            case "write.unlock" -> released(state, operation, state.isWrittenBy(client), state.write(client, -1));
            case History.DEATH -> dies(state, client.process());
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private static @Nullable State acquired(State before, Operation operation, boolean free, State after) {
        if (operation.succeeded()) {
            return free ? after : null;
        }
        return Answers.gaveUp(operation) || (operation.failed() && !free) ? before : null;
    }

    private static @Nullable State released(State before, Operation operation, boolean held, State after) {
        if (operation.threw(IllegalMonitorStateException.class)) {
            return held ? null : before;
        }
        return operation.succeeded() && held ? after : null;
    }

    private static State dies(State state, String process) {
        Map<Client, Integer> readers = new HashMap<>(state.readers);
        readers.keySet().removeIf(reader -> reader.process().equals(process));
        boolean writes = state.writer != null && state.writer.process().equals(process);
        return new State(Map.copyOf(readers), writes ? null : state.writer, writes ? 0 : state.writes);
    }
}
