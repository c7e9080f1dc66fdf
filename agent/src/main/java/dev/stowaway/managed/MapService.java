package dev.stowaway.managed;

import dev.stowaway.objects.Kept;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a map can be asked, each of it atomic. */
interface MapService extends Sized {
    /** Whatever version; no value is of it. */
    long ANY = 0;

    @Kept
    @Nullable
    Object get(Object key);

    /** The value with its version; null if there is none. */
    @Nullable
    Versioned read(Object key);

    @Nullable
    Object put(Object key, Object value);

    @Kept
    @Nullable
    Object putIfAbsent(Object key, Object value);

    void putAll(Map<?, ?> entries);

    @Nullable
    Object remove(Object key);

    boolean remove(Object key, Object value);

    @Nullable
    Object replace(Object key, Object value);

    boolean replace(Object key, Object old, Object value);

    /** Sets or, with null, removes a value if it is still of that version. */
    boolean replaceVersion(Object key, long version, @Nullable Object value);

    /**
     * Removes the values of those keys that are still of those versions, or of {@link #ANY}: one after the other.
     *
     * @return whether there was one
     */
    boolean removeVersions(Object[] keys, long[] versions);

    /** As {@link java.util.concurrent.ConcurrentMap#compute}, with a function that is known where the map lives. */
    @Kept
    @Nullable
    Object compute(Object key, BiFunction<Object, @Nullable Object, @Nullable Object> function);

    boolean containsKey(Object key);

    boolean containsValue(Object value);

    void clear();

    /** What there is at this moment. */
    MapContents contents();
}
