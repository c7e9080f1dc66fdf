package dev.stowaway.owner;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** The id that all objects share that are one lock; found by their synchronizer, and gone with it. */
final class Family extends WeakReference<Object> {
    final long id;
    private final int hash;

    Family(Object synchronizer, long id, ReferenceQueue<Object> queue) {
        super(synchronizer, queue);
        this.id = id;
        this.hash = System.identityHashCode(synchronizer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Finds the family of a synchronizer. */
    static final class Search {
        private final Object synchronizer;

        Search(Object synchronizer) {
            this.synchronizer = synchronizer;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Family family && family.get() == synchronizer;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(synchronizer);
        }
    }
}
