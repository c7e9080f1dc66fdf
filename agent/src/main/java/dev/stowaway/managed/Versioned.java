package dev.stowaway.managed;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A value, and what tells it from an equal one that took its place: so that compare-and-set asks no {@code equals} of the
 * application's.
 */
record Versioned(Object value, long version) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Versioned versioned && versioned.version == version;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(version);
    }
}
