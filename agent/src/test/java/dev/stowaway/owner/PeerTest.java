package dev.stowaway.owner;

import static org.awaitility.Awaitility.await;

import dev.stowaway.wire.Incarnation;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class PeerTest {
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final Peer peer = new Peer(new Incarnation(1, 2), "a process");

    @Test
    void forgets_its_shares_in_what_is_gone() {
        WeakReference<Export> first = new WeakReference<>(shared());
        await().until(() -> {
            System.gc();
            for (int i = 0; i < 1_000; i++) {
                shared();
            }
            while (dead.poll() != null) {
                // it would keep what is in it
            }
            return first.refersTo(null);
        });
    }

    /** Of a semaphore that nobody has any more. */
    private Export shared() {
        Export export = new SemaphoreExport(new Semaphore(1), 1, "a semaphore", dead);
        peer.account(export, 1);
        return export;
    }
}
