package dev.stowaway.managed;

import java.io.Serial;
import java.io.Serializable;

/**
 * A value, and what tells it from an equal one that took its place: so that compare-and-set asks no {@code equals} of the
 * application's.
 */
record Versioned(Object value, long version) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;
}
