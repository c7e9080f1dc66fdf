package dev.stowaway.owner;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Knows an object by its identity without keeping it alive: a key of a map, in which {@link Search} finds it. */
abstract class WeakKey extends WeakReference<Object> {
    private final int hash;

    WeakKey(Object object, ReferenceQueue<Object> queue) {
        super(object, queue);
        this.hash = System.identityHashCode(object);
    }

    /** Equal to itself alone: it has to be removed when its object is gone. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    /** Finds the key of an object. */
    static final class Search {
        private final Object object;

        Search(Object object) {
            this.object = object;
        }

        /** A map asks whoever looks for something, and not the keys that it has. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WeakKey key && key.get() == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }
}
