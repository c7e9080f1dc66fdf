package dev.stowaway.weave;

import dev.stowaway.locks.Catalogue;
import java.util.function.ToIntFunction;

/** Tells the bridge, once per class, whether a descriptor gets a sentinel, and which. */
final class Classifier implements ToIntFunction<Class<?>> {
    private static final int NONE = 0;
    private static final int LOCK = 1;
    private static final int OWNED_BY_JDK = 2;

    private final Catalogue catalogue;

    Classifier(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public int applyAsInt(Class<?> type) {
        if (catalogue.kindOf(type) != null) {
            return LOCK;
        }
        return catalogue.isOwnedByJdk(type) ? OWNED_BY_JDK : NONE;
    }
}
