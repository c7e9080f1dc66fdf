package dev.stowaway.scan;

import dev.stowaway.locks.LockKind;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is in a serialization stream.
 *
 * @param lockClass binary name of its class
 * @param byFieldType whether only the declared type of its field tells that it is a lock
 * @param path in the grammar of the README: {@code Job.stage.caches["eu"].lock}
 * @param hops the same path with the class of every object on it
 * @param pattern the path with every index, key and element starred
 * @param declared the field that leads to the lock; null if no field does
 * @param stream the byte at which its stream begins
 * @param at the byte at which the lock begins
 */
public record ScannedLock(
        LockKind kind,
        String lockClass,
        boolean byFieldType,
        String path,
        String hops,
        String pattern,
        @Nullable Declared declared,
        long stream,
        long at) {

    /**
     * The block that tells people of it: a headline, then a line for each thing known.
     *
     * @param source what the bytes are from, such as the name of the file
     */
    public String text(String source) {
        return ScannedLockText.of(this, source);
    }
}
