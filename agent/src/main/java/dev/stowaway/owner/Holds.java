package dev.stowaway.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What one surrogate holds, in the order in which it was taken. Changed by its thread alone; others may look. */
final class Holds {
    private final List<Hold> held = new CopyOnWriteArrayList<>();
    private @Nullable Hold last;
    private int lastRequest;

    /**
     * @param mode the side of the lock
     * @param amount how often it was taken, or how many permits
     */
    record Hold(Export export, int mode, long amount) {}

    List<Hold> all() {
        return held;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** Whether that side of a lock is among them. */
    boolean has(long exportId, int mode) {
        for (Hold hold : held) {
            if (hold.export.id() == exportId && hold.mode == mode) {
                return true;
            }
        }
        return false;
    }

    /** What of that family of objects, which are one lock, is among them. */
    List<Hold> of(long family) {
        List<Hold> of = new ArrayList<>(1);
        for (Hold hold : held) {
            if (hold.export.family() == family) {
                of.add(hold);
            }
        }
        return of;
    }

    void add(Export export, int mode, int request) {
        for (int i = 0; i < held.size(); i++) {
            Hold hold = held.get(i);
            if (hold.export.id() == export.id() && hold.mode == mode) {
                held.set(i, new Hold(export, mode, hold.amount + 1));
                lastTaken(export, mode, 1, request);
                return;
            }
        }
        held.add(new Hold(export, mode, 1));
        lastTaken(export, mode, 1, request);
    }

    void remove(Export export, int mode) {
        for (int i = held.size() - 1; i >= 0; i--) {
            Hold hold = held.get(i);
            if (hold.export.id() == export.id() && hold.mode == mode) {
                if (hold.amount == 1) {
                    held.remove(i);
                } else {
                    held.set(i, new Hold(export, mode, hold.amount - 1));
                }
                return;
            }
        }
    }

    /** What the request has brought, should it be abandoned. */
    void lastTaken(Export export, int mode, long amount, int request) {
        last = new Hold(export, mode, amount);
        lastRequest = request;
    }

    /** What the last request has brought, to be given back, if it is that one. */
    @Nullable
    Hold takenFor(int request) {
        if (request != lastRequest) {
            return null;
        }
        Hold taken = last;
        last = null;
        return taken;
    }

    /** The peer is gone while all this was held. */
    void letGo(RemoteThread by, Abandonments abandonments) {
        if (!held.isEmpty()) {
            abandonments.died(List.copyOf(held), by);
        }
    }
}
