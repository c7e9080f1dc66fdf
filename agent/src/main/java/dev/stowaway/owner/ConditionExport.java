package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.locks.Condition;

/** A condition: it is awaited and signalled by threads that hold its lock. */
final class ConditionExport extends Export {
    ConditionExport(Condition condition, long id, long family, String path, ReferenceQueue<Object> queue) {
        super(condition, id, family, path, queue);
    }

    @Override
    LockKind kind() {
        return LockKind.CONDITION;
    }

    @Override
    Condition condition() {
        Object condition = get();
        if (condition == null) {
            throw new IllegalStateException("nobody has that condition any more");
        }
        return (Condition) condition;
    }
}
