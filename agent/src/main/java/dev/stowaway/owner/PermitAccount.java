package dev.stowaway.owner;

import java.util.HashMap;
import java.util.Map;

/**
 * Who took how many permits of one semaphore, so that those of a process that died come back.
 *
 * <p>Permits have no owner: one process may release what another acquired. So an account may be overdrawn (it released
 * more than it acquired), and the permits of a dead process come back less those that others released for it: less the
 * sum by which accounts are overdrawn. What was so used up is not counted twice. Owner's own threads keep no account.
 *
 * <p>Thread-safe.
 */
final class PermitAccount {
    private final Map<Peer, Long> taken = new HashMap<>();

    /** Permits that were released by processes beyond what they had acquired, and not yet set against a dead one's. */
    private long overdrawnByDead;

    /** @param acquired so many more; fewer if negative */
    synchronized void add(Peer peer, long acquired) {
        taken.merge(peer, acquired, new Sum());
    }

    synchronized long balance(Peer peer) {
        Long balance = taken.get(peer);
        return balance == null ? 0 : balance;
    }

    /** The process is dead: how many permits come back. */
    synchronized long close(Peer peer) {
        Long balance = taken.remove(peer);
        if (balance == null) {
            return 0;
        }
        if (balance < 0) {
            overdrawnByDead -= balance;
            return 0;
        }
        long owed = balance;
        long settled = Math.min(owed, overdrawnByDead);
        overdrawnByDead -= settled;
        owed -= settled;
        for (Map.Entry<Peer, Long> other : taken.entrySet()) {
            if (other.getValue() < 0) {
                settled = Math.min(owed, -other.getValue());
                other.setValue(other.getValue() + settled);
                owed -= settled;
            }
        }
        return owed;
    }

    private static final class Sum implements java.util.function.BiFunction<Long, Long, Long> {
        @Override
        public Long apply(Long balance, Long more) {
            return balance + more;
        }
    }
}
