package dev.stowaway.owner;

import dev.stowaway.owner.ModelGrants.Thing;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be seen of an owner of four locks, and of the {@link Model} of one.
 *
 * @param locked who has the reentrant lock, and how often
 * @param written the same of the write lock
 * @param threads of other processes, as the owner stands for them
 */
record OwnerState(
        Map<Integer, Integer> locked,
        Map<Integer, Integer> written,
        int reads,
        int permits,
        long count,
        Map<Thing, List<Integer>> queues,
        Set<Integer> awaiting,
        Map<Integer, Standing> threads) {

    /** @param holds what it has locked; that it awaits a condition changes nothing about that */
    record Standing(int name, Map<Thing, Integer> holds) {}
}
