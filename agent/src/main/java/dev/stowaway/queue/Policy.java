package dev.stowaway.queue;

import java.io.Serializable;

/**
 * How a queue treats its elements.
 *
 * @param capacity how many it holds at most; {@link #UNBOUNDED}
 * @param isDoneWhenTaken whether an element counts as done as soon as it is taken
 * @param reportsLost whether what a consumer leaves undone, when it dies, is lost and told, instead of delivered again
 */
public record Policy(int capacity, boolean isDoneWhenTaken, boolean reportsLost) implements Serializable {
    private static final long serialVersionUID = 1;

    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException if there is not room for one element */
    public Policy {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue of capacity " + capacity);
        }
    }

    public boolean isBounded() {
        return capacity < UNBOUNDED;
    }

    /** Whether a process may get what none of its threads has taken: not if that would be lost with it. */
    boolean isInAdvance() {
        return !isBounded() && !reportsLost;
    }
}
