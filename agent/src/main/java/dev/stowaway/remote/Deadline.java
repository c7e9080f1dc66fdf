package dev.stowaway.remote;

import dev.stowaway.wire.Frame;

/** Until when a request may take. The clock is {@link System#nanoTime}, so that nobody's wall clock matters. */
final class Deadline {
    private static final Deadline FOREVER = new Deadline(Frame.FOREVER, 0);
    private static final Deadline AT_ONCE = new Deadline(Frame.AT_ONCE, 0);

    private final long nanos;
    private final long startNs;

    private Deadline(long nanos, long startNs) {
        this.nanos = nanos;
        this.startNs = startNs;
    }

    /** @param nanos with {@link Frame#AT_ONCE}, which is answered whenever the owner can, and {@link Frame#FOREVER} */
    static Deadline in(long nanos) {
        if (nanos == Frame.FOREVER) {
            return FOREVER;
        }
        return nanos == Frame.AT_ONCE ? AT_ONCE : new Deadline(nanos, System.nanoTime());
    }

    /** What is left, never negative; or the word itself that it was made from. */
    long left() {
        return isTimed() ? Math.max(nanos - (System.nanoTime() - startNs), 0) : nanos;
    }

    boolean isTimed() {
        return this != FOREVER && this != AT_ONCE;
    }
}
