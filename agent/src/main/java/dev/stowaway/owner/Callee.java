package dev.stowaway.owner;

import dev.stowaway.wire.Payload;
import org.jspecify.annotations.Nullable;

/** What an object of this process does when another process calls it. Any number of threads may call at a time. */
public interface Callee {
    /**
     * Carries out a call, on the thread that stands for the caller's.
     *
     * @param method the callee's own number of it
     * @throws InterruptedException if the thread was interrupted, and then the call has had no effect
     */
    Answer call(Caller caller, long method, Payload arguments) throws InterruptedException;

    /** Whether it is to be told of the deaths of those who have called. */
    boolean remembersCallers();

    /** The process is gone: what it has left undone, it will not do any more. */
    void died(Caller caller);

    /**
     * What came of a call.
     *
     * @param isThrown whether {@code payload} is what the call has thrown
     * @param undo takes it back, for a caller that has given up waiting; null if there is nothing to be taken back
     */
    record Answer(
            boolean isThrown, Payload payload, @Nullable Runnable undo) {
        public Answer(boolean isThrown, Payload payload) {
            this(isThrown, payload, null);
        }
    }
}
