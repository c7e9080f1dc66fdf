package dev.stowaway.owner;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Looks, when a process has died, for those who wait for what it might have done: a latch that it had does not open by
 * itself, and a barrier is not reached. That is as within one JVM; but here it can be said.
 */
final class PartyCheck {
    private final Owner owner;

    PartyCheck(Owner owner) {
        this.owner = owner;
    }

    void died(Peer peer) {
        for (Export export : peer.settle(owner.incidents())) {
            boolean isDone = export instanceof LatchExport latch && latch.hasCounted(peer);
            String missing = isDone ? "" : missing(export.get());
            if (!missing.isEmpty()) {
                owner.incidents().warning(peer.process() + " has ended and had " + export.path() + ": " + missing);
            }
        }
    }

    private static String missing(@Nullable Object lock) {
        if (lock instanceof CountDownLatch latch && latch.getCount() > 0) {
            return "the latch still counts " + latch.getCount() + ", and may never open";
        }
        if (lock instanceof CyclicBarrier barrier && barrier.getNumberWaiting() > 0) {
            return "of the barrier's " + barrier.getParties() + " parties " + barrier.getNumberWaiting()
                    + " wait, and may wait for ever";
        }
        return "";
    }
}
