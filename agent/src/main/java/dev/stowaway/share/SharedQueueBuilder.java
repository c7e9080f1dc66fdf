package dev.stowaway.share;

import dev.stowaway.objects.Admission;
import dev.stowaway.queue.Policy;

/** Says what a {@link SharedQueue} shall be like. Not thread-safe. */
public final class SharedQueueBuilder {
    private Policy policy = new Policy(Policy.UNBOUNDED, false, false);
    private String[] allowed = {};

    SharedQueueBuilder() {}

    /**
     * Whoever puts waits while so many elements are not taken. Then each is put, and taken, by itself.
     *
     * @throws IllegalArgumentException if there is not room for one
     */
    public SharedQueueBuilder capacity(int elements) {
        policy = new Policy(elements, policy.isDoneWhenTaken(), policy.reportsLost());
        return this;
    }

    /**
     * There is no {@link SharedQueue#taskDone}: an element is done when it is taken, and lost if who took it dies over it;
     * delivered again, if that was within the few milliseconds until it is said.
     */
    public SharedQueueBuilder doneWhenTaken() {
        policy = new Policy(policy.capacity(), true, policy.reportsLost());
        return this;
    }

    /**
     * What a process leaves undone when it dies is not delivered again: {@link SharedQueue#join} fails, and says what it was.
     * Then each element is taken by itself: what nobody had taken is not lost.
     */
    public SharedQueueBuilder reportLost() {
        policy = new Policy(policy.capacity(), policy.isDoneWhenTaken(), true);
        return this;
    }

    /** What may travel besides values of the JDK's own types; see {@link SharedQueue#create}. */
    public SharedQueueBuilder allow(String... patterns) {
        allowed = patterns.clone();
        return this;
    }

    public <E> SharedQueue<E> create() {
        return SharedQueue.of(SharedQueue.NAME, policy, Admission.of(allowed));
    }
}
