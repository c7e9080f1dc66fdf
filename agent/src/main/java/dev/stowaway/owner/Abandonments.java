package dev.stowaway.owner;

import dev.stowaway.AbandonedLock;
import dev.stowaway.AbandonmentListener;
import dev.stowaway.owner.Holds.Hold;
import dev.stowaway.rules.AbandonPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Locks whose holder died. The next one to acquire such a lock can't be told by {@code lock()}, which returns nothing; so
 * it is marked, and who wants to know asks. Robust mutexes of POSIX are the model: {@code EOWNERDEAD} and
 * {@code pthread_mutex_consistent}.
 *
 * <p>Thread-safe. A lock is released on the surrogate's thread, the only one that can.
 */
public final class Abandonments {
    /** Static, since an application adds them before the first lock is handed out. */
    private static final List<AbandonmentListener> LISTENERS = new CopyOnWriteArrayList<>();

    private final AbandonPolicy policy;
    private final Incidents incidents;
    private final ConcurrentMap<Export, AbandonedLock> marked = new ConcurrentHashMap<>();

    Abandonments(AbandonPolicy policy, Incidents incidents) {
        this.policy = policy;
        this.incidents = incidents;
    }

    /** Has {@code listener} told from now on. */
    public static void add(AbandonmentListener listener) {
        LISTENERS.add(listener);
    }

    /** False if it was not there. */
    public static boolean remove(AbandonmentListener listener) {
        return LISTENERS.remove(listener);
    }

    /** The mark of that lock; null if it has none. */
    @Nullable
    AbandonedLock of(Export export) {
        return marked.get(export);
    }

    /** All is well again with that lock. False if it was not marked. */
    boolean recover(Export export) {
        boolean wasMarked = marked.remove(export) != null;
        synchronized (this) {
            notifyAll();
        }
        return wasMarked;
    }

    /** Called on the thread that holds the locks. */
    void died(List<Hold> held, RemoteThread by) {
        List<Hold> stalled = new ArrayList<>();
        for (Hold hold : held) {
            Object lock = hold.export().get();
            boolean isProtecting = hold.export().isProtecting();
            if (lock != null && isProtecting) {
                tell(hold, lock, by);
            }
            if (policy == AbandonPolicy.STALL && isProtecting) {
                stalled.add(hold);
            } else {
                release(hold);
            }
        }
        releaseRecovered(stalled);
    }

    private void tell(Hold hold, Object lock, RemoteThread by) {
        AbandonedLock abandoned =
                new AbandonedLock(lock, hold.export().path(), by.process(), by.name(), System.currentTimeMillis());
        if (policy != AbandonPolicy.RELEASE) {
            marked.put(hold.export(), abandoned);
        }
        incidents.abandoned(abandoned, policy != AbandonPolicy.STALL);
        for (AbandonmentListener listener : LISTENERS) {
            try {
                listener.abandoned(abandoned);
            } catch (RuntimeException | Error e) { // of the application
                incidents.listenerThrew(e);
            }
        }
    }

    /** Holds on until somebody says of each lock that all is well with it. */
    private synchronized void releaseRecovered(List<Hold> stalled) {
        while (!stalled.isEmpty()) {
            for (int i = stalled.size() - 1; i >= 0; i--) {
                if (!marked.containsKey(stalled.get(i).export())) {
                    release(stalled.remove(i));
                }
            }
            if (stalled.isEmpty()) {
                return;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Nobody has a reason to; the locks stay where they are.
            }
        }
    }

    private void release(Hold hold) {
        try {
            for (long i = 0; i < hold.amount(); i++) {
                hold.export().release(hold.mode(), 1);
            }
        } catch (IOException | RuntimeException e) { // of a lock of the application's own class
            incidents.failed(e);
        }
    }
}
