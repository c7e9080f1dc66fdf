package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.Question;
import java.lang.ref.ReferenceQueue;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A latch: acquiring it is waiting for zero, releasing it counts down. */
final class LatchExport extends Export {
    private final Set<Incarnation> counted = Collections.newSetFromMap(new ConcurrentHashMap<>());

    LatchExport(CountDownLatch latch, long id, String path, ReferenceQueue<Object> queue) {
        super(latch, id, id, path, queue);
    }

    /** Whoever has counted down has done its part, as far as anybody can tell. */
    @Override
    void account(Peer peer, long acquired) {
        if (acquired < 0) {
            counted.add(peer.incarnation());
        }
    }

    boolean hasCounted(Peer peer) {
        return counted.contains(peer.incarnation());
    }

    @Override
    LockKind kind() {
        return LockKind.COUNT_DOWN_LATCH;
    }

    private CountDownLatch latch() {
        Object latch = get();
        if (latch == null) {
            throw new IllegalStateException("nobody has that latch any more");
        }
        return (CountDownLatch) latch;
    }

    @Override
    boolean acquireNow(int mode, long amount) {
        return latch().getCount() == 0;
    }

    @Override
    boolean acquire(int mode, long amount, long nanos) throws InterruptedException {
        if (nanos == Frame.FOREVER) {
            latch().await();
            return true;
        }
        return latch().await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    void release(int mode, long amount) {
        latch().countDown();
    }

    @Override
    long ask(Question question, @Nullable Export about) {
        return question == Question.COUNT ? latch().getCount() : super.ask(question, about);
    }
}
