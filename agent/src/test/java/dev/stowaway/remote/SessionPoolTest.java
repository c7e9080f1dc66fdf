package dev.stowaway.remote;

import static org.awaitility.Awaitility.await;

import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.remote.Handed.Kind;
import dev.stowaway.wire.Incarnation;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of connections that nobody needs. */
@Timeout(60)
class SessionPoolTest {
    private static final long IDLE_NS = 200_000_000;

    @Test
    void idle_sessions_are_closed_also_while_another_one_is_used() throws Exception {
        SessionPool pool = new SessionPool(contact(), IDLE_NS, () -> {});
        Session used = pool.take();
        Session other = CompletableFuture.supplyAsync(pool::take).get();
        used.letGo();
        other.letGo();

        await().pollInSameThread().until(() -> {
            pool.take().letGo();
            return other.isLost();
        });
    }

    /** Of threads that live on, and remember which one they had. */
    @Test
    void a_pool_is_garbage_though_a_thread_has_had_a_session_of_it() throws Exception {
        WeakReference<SessionPool> reference = new WeakReference<>(hadPool());

        await().until(() -> {
            System.gc();
            return reference.refersTo(null);
        });
    }

    private static SessionPool hadPool() throws Exception {
        SessionPool pool = new SessionPool(contact(), IDLE_NS, () -> {});
        pool.take().letGo();
        return pool;
    }

    private static Contact contact() throws Exception {
        Owner owner = Owner.start(OwnerSettings.current());
        return new Contact(
                Incarnation.own(),
                Path.of(owner.object(new Object(), "an object").socket()),
                "this process");
    }

    @Test
    void an_owner_that_is_gone_is_forgotten_with_its_last_proxy() {
        AtomicReference<@Nullable RemoteOwner> made = new AtomicReference<>();
        Handed handed = new Handed(
                Kind.REENTRANT_LOCK, new Incarnation(5, 6), "/nowhere/1-0.sock", "a process", 1, 1, false, 0, null);
        RemoteOwner.proxy(handed, (owner, family) -> {
            made.set(owner);
            return new Object();
        });
        WeakReference<@Nullable RemoteOwner> reference = new WeakReference<>(made.getAndSet(null));

        await().until(() -> {
            System.gc();
            return reference.refersTo(null);
        });
    }
}
