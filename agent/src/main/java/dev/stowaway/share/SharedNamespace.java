package dev.stowaway.share;

import dev.stowaway.objects.Kept;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by their names, for what is too little for a map of its own. Thread-safe. */
public interface SharedNamespace {
    /** Null if there is none of that name. */
    @Kept
    @Nullable
    Object get(String name);

    /** Null removes it. */
    void set(String name, @Nullable Object value);

    /** The names, as they are at this moment. */
    Set<String> names();
}
