package dev.stowaway.owner;

import dev.stowaway.locks.LockKind;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that protects nothing by itself: at it threads queue for something else. Who dies there, leaves nothing half done. */
final class QueueExport extends LockExport {
    QueueExport(ReentrantLock queue, long id, String path, ReferenceQueue<Object> dead) {
        super(LockKind.REENTRANT_LOCK, queue, id, id, path, dead);
    }

    @Override
    boolean isProtecting() {
        return false;
    }
}
