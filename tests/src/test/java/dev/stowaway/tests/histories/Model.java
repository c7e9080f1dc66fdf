package dev.stowaway.tests.histories;

import org.jspecify.annotations.Nullable;

/**
 * A sequential specification: what an object does if its operations come one after the other.
 *
 * @param <S> its states: values, with {@code equals} and a {@code toString} for people
 */
public interface Model<S> {
    S initial();

    /**
     * The state after a step of an operation.
     *
     * @param step counts from 0
     * @return null if this can't be the state in which it was taken, given the operation's result
     */
    @Nullable
    S after(S state, Operation operation, int step);

    /** In how many steps an operation takes effect: others may come between two of them. */
    default int steps(Operation operation) {
        return 1;
    }
}
