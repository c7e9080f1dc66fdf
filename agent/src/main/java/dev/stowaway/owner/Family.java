package dev.stowaway.owner;

import java.lang.ref.ReferenceQueue;

/** The id that all objects share that are one lock; known by their synchronizer, and gone with it. */
final class Family extends WeakKey {
    final long id;

    Family(Object synchronizer, long id, ReferenceQueue<Object> queue) {
        super(synchronizer, queue);
        this.id = id;
    }
}
