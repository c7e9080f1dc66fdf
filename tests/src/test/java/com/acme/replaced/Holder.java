package com.acme.replaced;

import java.io.Serializable;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Holds a lock in a field for locks, and anything else in one for anything. */
final class Holder implements Serializable {
    private static final long serialVersionUID = 1;

    private final @Nullable Lock lock;

    @SuppressWarnings("serial") // a monitor is not
    private final @Nullable Object other;

    Holder(Object content) {
        this.lock = content instanceof Lock known ? known : null;
        this.other = lock == null ? content : null;
    }

    @Nullable
    Object content() {
        return lock == null ? other : lock;
    }
}
