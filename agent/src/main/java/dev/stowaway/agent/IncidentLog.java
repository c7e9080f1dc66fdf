package dev.stowaway.agent;

import dev.stowaway.AbandonedLock;
import dev.stowaway.owner.Incidents;
import dev.stowaway.report.Logging;
import dev.stowaway.report.Suppressed;

/** Writes to the log what befalls shared locks. */
final class IncidentLog implements Incidents {
    private final Logging logging;
    private final Suppressed suppressed;

    IncidentLog(Logging logging, Suppressed suppressed) {
        this.logging = logging;
        this.suppressed = suppressed;
    }

    @Override
    public void abandoned(AbandonedLock lock, boolean isReleased) {
        logging.logger()
                .warn("a shared lock was abandoned: " + lock.path() + "; thread \"" + lock.thread() + "\" of "
                        + lock.process() + " held it and is gone. What it protects may be half done. "
                        + (isReleased
                                ? "The lock was released"
                                : "The lock stays locked until SharedLocks.recover is called for it"));
    }

    @Override
    public void partyDied(String message) {
        logging.logger().warn(message);
    }

    @Override
    public void deadlock(String message) {
        logging.logger().error(message);
    }

    @Override
    public void failed(Throwable failure) {
        suppressed.add(failure);
    }
}
