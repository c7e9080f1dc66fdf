package dev.stowaway.locks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of a class whether its instances are locks. */
public final class Catalogue {
    /** @param configured binary names of further lock classes, each with its subclasses */
    public Catalogue(List<String> configured) {}

    /** The kind of lock that instances of {@code type} are; null if they are none. */
    public @Nullable LockKind kindOf(Class<?> type) {
        return null;
    }

    /** Whether instances of {@code type} are locks that are always the JDK's own. */
    public boolean isOwnedByJdk(Class<?> type) {
        return false;
    }
}
