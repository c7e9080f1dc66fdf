package dev.stowaway.weave;

import dev.stowaway.locks.Catalogue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Tells the bridge, once per class, whether a descriptor gets a sentinel, and which. */
final class Classifier implements ToIntFunction<Class<?>> {
    private static final int NONE = 0;
    private static final int LOCK = 1;
    private static final int OWNED_BY_JDK = 2;

    private volatile @Nullable Catalogue catalogue;

    /** @param catalogue null: no class is a lock, as long as Stowaway is not active */
    void catalogue(@Nullable Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int applyAsInt(Class<?> type) {
        Catalogue current = catalogue;
        if (current == null) {
            return NONE;
        }
        if (current.kindOf(type) != null) {
            return LOCK;
        }
        return current.isOwnedByJdk(type) ? OWNED_BY_JDK : NONE;
    }
}
