package dev.stowaway.remote;

import dev.stowaway.wire.FrameKind;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The proxies of one owner's locks: one for each lock, so that it is the same object wherever it turns up. Thread-safe; what
 * the owner is told, it is told in the order in which the table changed.
 */
final class ProxyTable {
    private final RemoteOwner owner;
    private final OwnerLine line;
    private final Map<Long, WeakReference<Object>> proxies = new HashMap<>();
    private final Map<Long, WeakReference<Family>> families = new HashMap<>();

    ProxyTable(RemoteOwner owner, OwnerLine line) {
        this.owner = owner;
        this.line = line;
    }

    /** Makes a proxy, if there is none. */
    interface Maker {
        Object make(RemoteOwner owner, Family family);
    }

    /** The proxy of that lock. */
    synchronized Object get(long id, long familyId, Maker maker) {
        WeakReference<Object> known = proxies.get(id);
        Object proxy = known == null ? null : known.get();
        if (proxy == null) {
            proxy = add(id, familyId, maker);
            line.tell(FrameKind.ADOPT, id);
        }
        return proxy;
    }

    /** The proxy of a lock that is new, and of which the owner knows already that it is here. */
    synchronized Object add(long id, long familyId, Maker maker) {
        Object proxy = maker.make(owner, family(familyId));
        WeakReference<Object> reference = new WeakReference<>(proxy);
        proxies.put(id, reference);
        Upkeep.CLEANER.register(proxy, new Gone(id, reference));
        return proxy;
    }

    private Family family(long id) {
        WeakReference<Family> known = families.get(id);
        Family family = known == null ? null : known.get();
        if (family == null) {
            family = new Family(owner);
            WeakReference<Family> reference = new WeakReference<>(family);
            families.put(id, reference);
            Upkeep.CLEANER.register(family, new FamilyGone(id, reference));
        }
        return family;
    }

    /** Whether there is no proxy, and the owner has been told so. */
    synchronized boolean isEmpty() {
        return proxies.isEmpty() && line.hasToldAll();
    }

    synchronized Long[] ids() {
        return proxies.keySet().toArray(new Long[0]);
    }

    private synchronized void gone(long id, WeakReference<Object> reference) {
        if (proxies.remove(id, reference)) {
            line.tell(FrameKind.DROP, id);
        }
    }

    private synchronized void familyGone(long id, WeakReference<Family> reference) {
        families.remove(id, reference);
    }

    private final class Gone implements Runnable {
        private final long id;
        private final WeakReference<Object> reference;

        Gone(long id, WeakReference<Object> reference) {
            this.id = id;
            this.reference = reference;
        }

        @Override
        public void run() {
            gone(id, reference);
        }
    }

    private final class FamilyGone implements Runnable {
        private final long id;
        private final WeakReference<Family> reference;

        FamilyGone(long id, WeakReference<Family> reference) {
            this.id = id;
            this.reference = reference;
        }

        @Override
        public void run() {
            familyGone(id, reference);
        }
    }
}
