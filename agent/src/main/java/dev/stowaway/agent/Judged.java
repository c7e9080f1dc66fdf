package dev.stowaway.agent;

import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.LockKind;
import dev.stowaway.report.Outcome;
import dev.stowaway.report.Site;
import org.jspecify.annotations.Nullable;

/**
 * One lock in one stream, and what is done about it.
 *
 * @param site null if there are too many sites
 */
record Judged(
        LockKind kind,
        Object lock,
        Trail trail,
        Context context,
        @Nullable Site site,
        Written written) {
    Outcome outcome() {
        return written.outcome();
    }
}
