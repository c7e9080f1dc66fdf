package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import dev.stowaway.wire.Question;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/** A barrier. Its action runs in this process, on the surrogate of whoever comes last. */
final class BarrierExport extends Export {
    BarrierExport(CyclicBarrier barrier, long id, String path, ReferenceQueue<Object> queue) {
        super(barrier, id, id, path, queue);
    }

    @Override
    LockKind kind() {
        return LockKind.CYCLIC_BARRIER;
    }

    @Override
    CyclicBarrier barrier() {
        Object barrier = get();
        if (barrier == null) {
            throw new IllegalStateException("nobody has that barrier any more");
        }
        return (CyclicBarrier) barrier;
    }

    @Override
    void reset() {
        barrier().reset();
    }

    @Override
    long ask(Question question, @Nullable Export about) {
        return switch (question) {
            case IS_BROKEN -> barrier().isBroken() ? 1 : 0;
            case AT_BARRIER -> barrier().getNumberWaiting();
            default -> super.ask(question, about);
        };
    }
}
