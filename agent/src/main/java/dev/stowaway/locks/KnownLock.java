package dev.stowaway.locks;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock of Stowaway's own, or a condition of one, which says itself what it knows of its threads: without the agent nobody can tell
 * otherwise. To ask it, or what it inherits of the JDK, runs no code of an application.
 */
public interface KnownLock {
    /** Who holds it exclusively; null if nobody does, or if it does not know. */
    default @Nullable Thread holder() {
        return null;
    }

    /** Who waits to acquire it, those that came last first; nobody if it does not know. */
    default Collection<Thread> queued() {
        return List.of();
    }

    /** What of the JDK's has the fields of its kind. */
    default Object itself() {
        return this;
    }
}
