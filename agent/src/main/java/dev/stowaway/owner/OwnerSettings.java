package dev.stowaway.owner;

import dev.stowaway.access.Access;
import dev.stowaway.rules.AbandonPolicy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an owner works with.
 *
 * @param access to the fields of locks
 * @param policy what becomes of a lock whose holder dies
 * @param incidents is told of what befalls shared locks
 */
public record OwnerSettings(Access access, AbandonPolicy policy, Incidents incidents) {
    private static volatile @Nullable Supplier<OwnerSettings> agent;

    /** The agent's side: what it works with, to be asked for when it is needed; null when it is no longer there. */
    public static void agent(@Nullable Supplier<OwnerSettings> settings) {
        agent = settings;
    }

    /** Those of the agent; without it, what can be done without. */
    public static OwnerSettings current() {
        Supplier<OwnerSettings> known = agent;
        return known == null ? new OwnerSettings(Access.none(), AbandonPolicy.MARK, new SystemLogger()) : known.get();
    }

    /** The same for a process in which nobody can say that a lock's holder has left nothing half done. */
    public OwnerSettings withoutStall() {
        return policy == AbandonPolicy.STALL ? new OwnerSettings(access, AbandonPolicy.MARK, incidents) : this;
    }
}
