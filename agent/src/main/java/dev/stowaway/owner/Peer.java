package dev.stowaway.owner;

import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A process that uses locks of this one. It is dead when all its connections have ended, for then nothing of what it sent
 * before is still on the way, or can change what it had a share in; that is settled at that moment. Thread-safe.
 */
final class Peer implements Caller {
    private static final int FEW_SHARES = 256;

    private final Incarnation incarnation;
    private final String process;
    private final ConcurrentMap<Long, Export> adopted = new ConcurrentHashMap<>();
    private final ConcurrentMap<Export, Boolean> shares = new ConcurrentHashMap<>();

    /** With more of them, it is looked for those in what is gone, which nobody settles. */
    private volatile int mostShares = FEW_SHARES;

    private final Set<Link> connections = new HashSet<>();
    private boolean isDead;
    private volatile @Nullable ControlLine control;

    Peer(Incarnation incarnation, String process) {
        this.incarnation = incarnation;
        this.process = process;
    }

    Incarnation incarnation() {
        return incarnation;
    }

    @Override
    public String process() {
        return process;
    }

    void control(@Nullable ControlLine line) {
        control = line;
    }

    /** By which it can be asked something; null if it has none. */
    @Nullable
    ControlLine control() {
        return control;
    }

    /** False if it is dead already: the process has to begin anew. */
    synchronized boolean connected(Link link) {
        if (isDead) {
            return false;
        }
        connections.add(link);
        return true;
    }

    /** True if that was the last one, which is said once: the process is dead. */
    synchronized boolean disconnected(Link link) {
        if (connections.remove(link) && connections.isEmpty()) {
            isDead = true;
            return true;
        }
        return false;
    }

    /** It has a proxy; false if the lock is gone. */
    boolean adopt(Export export) {
        if (adopted.putIfAbsent(export.id(), export) != null) {
            return true;
        }
        if (export.adopt()) {
            return true;
        }
        adopted.remove(export.id(), export);
        return false;
    }

    void drop(long id) {
        Export export = adopted.remove(id);
        if (export != null) {
            export.drop();
        }
    }

    boolean hasAdopted(Export export) {
        return adopted.containsKey(export.id());
    }

    void account(Export export, long acquired) {
        if (shares.putIfAbsent(export, true) == null && shares.size() > mostShares) {
            forgetSharesInWhatIsGone();
        }
        export.account(this, acquired);
    }

    private synchronized void forgetSharesInWhatIsGone() {
        for (Iterator<Export> all = shares.keySet().iterator(); all.hasNext(); ) {
            if (all.next().refersTo(null)) {
                all.remove();
            }
        }
        mostShares = Math.max(FEW_SHARES, 2 * shares.size());
    }

    /** What becomes of its shares, and of its proxies, when it is dead. The locks of which it had proxies. */
    List<Export> settle(Incidents incidents) {
        for (Export share : shares.keySet()) {
            try {
                share.settle(this);
            } catch (RuntimeException | Error e) { // of a semaphore of the application's own class
                incidents.failed(e);
            }
        }
        shares.clear();
        List<Export> had = new ArrayList<>(adopted.values());
        for (Export export : had) {
            drop(export.id());
        }
        return had;
    }
}
