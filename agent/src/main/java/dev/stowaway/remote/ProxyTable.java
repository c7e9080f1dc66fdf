package dev.stowaway.remote;

import dev.stowaway.OwnerGoneException;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.FrameKind;
import dev.stowaway.wire.Link;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of one owner's locks: one for each lock, so that it is the same object wherever it turns up. Tells the owner
 * which there are, over a line that, when it breaks, tells that the owner is dead.
 *
 * <p>Thread-safe. What is sent is sent by one thread, in the order in which the table changed.
 */
final class ProxyTable {
    private final RemoteOwner owner;
    private final Map<Long, WeakReference<Object>> proxies = new HashMap<>();
    private final Map<Long, WeakReference<Family>> families = new HashMap<>();

    /** Used by the thread of {@link Upkeep} alone. */
    private @Nullable Link line;

    ProxyTable(RemoteOwner owner) {
        this.owner = owner;
    }

    /** Makes a proxy, if there is none. */
    interface Maker {
        Object make(Family family);
    }

    /** The proxy of that lock. */
    Object get(long id, long familyId, Maker maker) {
        return get(id, familyId, maker, true);
    }

    /** The proxy of a lock of which the owner knows already that it is here. */
    Object adopted(long id, long familyId, Maker maker) {
        return get(id, familyId, maker, false);
    }

    private synchronized Object get(long id, long familyId, Maker maker, boolean isNews) {
        WeakReference<Object> known = proxies.get(id);
        Object proxy = known == null ? null : known.get();
        if (proxy == null) {
            proxy = maker.make(family(familyId));
            WeakReference<Object> reference = new WeakReference<>(proxy);
            proxies.put(id, reference);
            Upkeep.CLEANER.register(proxy, new Gone(id, reference));
            if (isNews) {
                Upkeep.run(new Tell(FrameKind.ADOPT, id));
            }
        }
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

    private synchronized void gone(long id, WeakReference<Object> reference) {
        if (proxies.remove(id, reference)) {
            Upkeep.run(new Tell(FrameKind.DROP, id));
        }
    }

    private synchronized void familyGone(long id, WeakReference<Family> reference) {
        families.remove(id, reference);
    }

    private synchronized Long[] ids() {
        return proxies.keySet().toArray(new Long[0]);
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

    /** Sends one word to the owner; the first one opens the line. */
    private final class Tell implements Runnable {
        private final FrameKind kind;
        private final long id;

        Tell(FrameKind kind, long id) {
            this.kind = kind;
            this.id = id;
        }

        @Override
        public void run() {
            Link open = line;
            try {
                if (open == null) {
                    openLine();
                } else {
                    synchronized (open) {
                        open.send(Frame.of(kind, 0, id));
                    }
                }
            } catch (IOException e) {
                // The one who listens to the line notices, too.
            }
        }
    }

    /** Opens the line and tells of all proxies. Runs on the thread of {@link Upkeep}. */
    private void openLine() throws IOException {
        try {
            Link fresh = owner.controlLine();
            line = fresh;
            RemoteOwner.WATCHER.watch(fresh, new Listen(fresh));
            for (Long id : ids()) {
                synchronized (fresh) {
                    fresh.send(Frame.of(FrameKind.ADOPT, 0, id));
                }
            }
        } catch (OwnerGoneException e) {
            // Whoever uses a proxy is told.
        }
    }

    private final class Reopen implements Runnable {
        @Override
        public void run() {
            line = null;
            try {
                openLine();
            } catch (IOException e) {
                // As in Tell.
            }
        }
    }

    /** Hears what the owner says, on the watcher's thread. */
    private final class Listen implements Runnable {
        private final Link link;

        Listen(Link link) {
            this.link = link;
        }

        @Override
        public void run() {
            try {
                for (Frame frame = link.take(); frame != null; frame = link.take()) {
                    if (frame.kind() == FrameKind.STACK) {
                        new ThreadStack(frame.target()).tell(frame.id(), link);
                    }
                }
                RemoteOwner.WATCHER.watch(link, this);
            } catch (IOException e) {
                link.close();
                Upkeep.run(new Reopen());
            }
        }
    }
}
